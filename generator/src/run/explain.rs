//! `--explain`: prints what a diagnostic means.

use std::io::Write as _;
use std::process::ExitCode;

use generator::internals::diagnostic::Code;

/// Prints the explanation of a code.
pub(super) fn explain(name: &str) -> Result<ExitCode, String> {
    let code = code(name)?;
    // A reader that closes the pipe early, such as `head`, has what it wanted.
    let _ = write!(anstream::stdout(), "{}", code.explanation());
    Ok(ExitCode::SUCCESS)
}

/// Returns the code with a name.
pub(super) fn code(name: &str) -> Result<Code, String> {
    Code::ALL.iter().copied().find(|code| code.name() == name).ok_or_else(|| unknown(name))
}

/// The message for a name that is no code, with the list of codes.
fn unknown(name: &str) -> String {
    let what = match (name, Code::nearest(name)) {
        ("", _) => "name the code of a diagnostic: `--explain CODE`".to_owned(),
        (_, Some(meant)) => format!("there is no diagnostic `{name}`; did you mean `{meant}`?"),
        (_, None) => format!("there is no diagnostic `{name}`"),
    };
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    format!("{what}; the codes are: {}", codes.join(", "))
}

#[cfg(test)]
mod tests {
    use super::unknown;

    #[test]
    fn an_unknown_code_is_answered_with_the_nearest_and_the_list() {
        assert!(
            unknown("dangling-refrence")
                .starts_with("there is no diagnostic `dangling-refrence`; did you mean `dangling-reference`?; ")
        );
        assert!(unknown("").starts_with("name the code of a diagnostic"));
        assert!(unknown("xyz").starts_with("there is no diagnostic `xyz`; the codes are: action-does-nothing, "));
    }
}
