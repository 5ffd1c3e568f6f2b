//! Names of HTTP status codes.

/// Returns the registered reason phrase of a status as one word (RFC 9110 and its registry), or the number.
#[must_use]
pub(in crate::lower) fn status_word(status: &str) -> String {
    let word = match status {
        "100" => "Continue",
        "101" => "SwitchingProtocols",
        "102" => "Processing",
        "103" => "EarlyHints",
        "1XX" => "Informational",
        "200" => "Ok",
        "201" => "Created",
        "202" => "Accepted",
        "203" => "NonAuthoritative",
        "204" => "NoContent",
        "205" => "ResetContent",
        "206" => "PartialContent",
        "207" => "MultiStatus",
        "208" => "AlreadyReported",
        "226" => "ImUsed",
        "2XX" => "Success",
        "300" => "MultipleChoices",
        "301" => "MovedPermanently",
        "302" => "Found",
        "303" => "SeeOther",
        "304" => "NotModified",
        "305" => "UseProxy",
        "307" => "TemporaryRedirect",
        "308" => "PermanentRedirect",
        "3XX" => "Redirection",
        "400" => "BadRequest",
        "401" => "Unauthorized",
        "402" => "PaymentRequired",
        "403" => "Forbidden",
        "404" => "NotFound",
        "405" => "MethodNotAllowed",
        "406" => "NotAcceptable",
        "407" => "ProxyAuthenticationRequired",
        "408" => "RequestTimeout",
        "409" => "Conflict",
        "410" => "Gone",
        "411" => "LengthRequired",
        "412" => "PreconditionFailed",
        "413" => "ContentTooLarge",
        "414" => "UriTooLong",
        "415" => "UnsupportedMediaType",
        "416" => "RangeNotSatisfiable",
        "417" => "ExpectationFailed",
        "421" => "MisdirectedRequest",
        "422" => "UnprocessableContent",
        "423" => "Locked",
        "424" => "FailedDependency",
        "425" => "TooEarly",
        "426" => "UpgradeRequired",
        "428" => "PreconditionRequired",
        "429" => "TooManyRequests",
        "431" => "RequestHeaderFieldsTooLarge",
        "451" => "UnavailableForLegalReasons",
        "4XX" => "ClientError",
        "500" => "InternalServerError",
        "501" => "NotImplemented",
        "502" => "BadGateway",
        "503" => "ServiceUnavailable",
        "504" => "GatewayTimeout",
        "505" => "HttpVersionNotSupported",
        "506" => "VariantAlsoNegotiates",
        "507" => "InsufficientStorage",
        "508" => "LoopDetected",
        "511" => "NetworkAuthenticationRequired",
        "5XX" => "ServerError",
        "default" => "Default",
        other => return format!("Status{other}"),
    };
    word.to_owned()
}

/// Whether a description adds nothing to a status: its registered reason phrase, such as `Not Found` for 404, an earlier one, or a
/// placeholder.
#[must_use]
pub fn is_reason(status: &str, text: &str) -> bool {
    let letters = text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let success =
        status.starts_with('2') && matches!(letters.as_str(), "success" | "successful" | "successfulresponse" | "ok");
    let before = matches!((status, letters.as_str()), ("413", "payloadtoolarge") | ("422", "unprocessableentity"));
    success || before || letters == "response" || letters == status_word(status).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{is_reason, status_word};

    #[test]
    fn a_status_is_named_for_its_registered_reason() {
        for (status, word) in [
            ("200", "Ok"),
            ("203", "NonAuthoritative"),
            ("413", "ContentTooLarge"),
            ("422", "UnprocessableContent"),
            ("2XX", "Success"),
            ("4XX", "ClientError"),
            ("5XX", "ServerError"),
            ("default", "Default"),
        ] {
            assert_eq!(status_word(status), word, "{status}");
        }
    }

    #[test]
    fn a_status_without_a_reason_is_named_for_its_number() {
        for (status, word) in [("299", "Status299"), ("420", "Status420"), ("599", "Status599")] {
            assert_eq!(status_word(status), word, "{status}");
        }
    }

    #[test]
    fn a_registered_or_former_reason_adds_nothing_to_the_status() {
        for (status, text) in [
            ("404", "Not Found"),
            ("404", "not found."),
            ("404", "NOT_FOUND"),
            ("413", "Payload Too Large"),
            ("422", "Unprocessable Entity"),
            ("201", "Success"),
            ("201", "OK"),
            ("2XX", "Successful response"),
            ("500", "Response"),
        ] {
            assert!(is_reason(status, text), "{status} {text}");
        }
    }

    #[test]
    fn other_descriptions_add_to_the_status() {
        for (status, text) in
            [("404", "No such user"), ("404", "Bad Request"), ("400", "OK"), ("422", "Payload Too Large"), ("404", "")]
        {
            assert!(!is_reason(status, text), "{status} {text}");
        }
    }
}
