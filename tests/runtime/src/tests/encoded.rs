//! Bytes and times that are sent as text or numbers of another look.

use bytes::Bytes;
use chrono::{TimeZone, Utc};

use super::reading::{again, fault, read, strictly};
use super::sample::{client, only_request};
use crate::runtime::{
    Base64, Base64Url, Call, DateTime, Empty, FakeReply, HttpDate, List, Method, Operation, Parameter, UnixTime,
};

/// Bytes for which the two alphabets differ, and that need padding.
const BYTES: [u8; 4] = [0xfb, 0xff, 0xfe, 0x01];

#[test]
fn each_base64_is_written_in_its_alphabet_and_padding() {
    let written = |text: Vec<u8>| String::from_utf8(text).unwrap();
    assert_eq!(written(crate::runtime::json::to_vec(&Base64::from(&BYTES)).unwrap()), r#""+//+AQ==""#);
    assert_eq!(written(crate::runtime::json::to_vec(&Base64Url::from(&BYTES)).unwrap()), r#""-__-AQ""#);
    assert_eq!(Bytes::from(strictly::<Base64>(r#""+//+AQ==""#)), &BYTES[..]);
    assert_eq!(&*strictly::<Base64Url>(r#""-__-AQ""#), &BYTES[..]);
}

#[test]
fn padding_may_lack_or_be_there() {
    assert_eq!(&*strictly::<Base64>(r#""+//+AQ""#), &BYTES[..]);
    assert_eq!(&*strictly::<Base64Url>(r#""-__-AQ==""#), &BYTES[..]);
}

#[test]
fn the_other_alphabet_and_broken_lines_are_deviations() {
    for text in [r#""-__-AQ""#, r#""+//+\r\nAQ==\r\n""#] {
        let (bytes, deviations) = read::<Base64>(text);
        assert_eq!(&*bytes, &BYTES[..]);
        assert_eq!(deviations, ["$: base64 in lines, or in another alphabet than documented"]);
    }
    let (empty, deviations) = read::<Base64Url>("null");
    assert!(empty.is_empty());
    assert_eq!(deviations, ["$: null where base64 is documented"]);
}

#[test]
fn what_is_no_base64_is_kept_as_it_is() {
    let (bytes, deviations) = read::<Base64>(r#""a*b""#);
    assert_eq!(&*bytes, b"a*b");
    assert_eq!(deviations, ["$: text that is no base64, read as the bytes of the text"]);
    assert_eq!(crate::runtime::json::to_value(&bytes).unwrap(), "a*b");
    assert!(fault::<Base64>("1").1.contains("expected base64"));
}

#[test]
fn what_was_read_is_written_as_it_came() {
    for text in [r#""+//+AQ""#, r#""+//+AQ==""#, r#""-__-AQ""#] {
        assert_eq!(String::from_utf8(crate::runtime::json::to_vec(&read::<Base64>(text).0).unwrap()).unwrap(), text);
    }
}

#[test]
fn an_http_date_is_written_in_gmt() {
    let text = r#""Fri, 26 Aug 2022 14:38:00 GMT""#;
    assert_eq!(again::<HttpDate>(text), text);
    let date = HttpDate::from(DateTime::parse_from_rfc3339("2022-08-26T16:38:00.9+02:00").unwrap());
    assert_eq!(String::from_utf8(crate::runtime::json::to_vec(&date).unwrap()).unwrap(), text);
    assert_eq!(strictly::<HttpDate>(text).timestamp(), date.timestamp());
    // The forms that RFC 9110 has from before.
    assert_eq!(strictly::<HttpDate>(r#""Sunday, 06-Nov-94 08:49:37 GMT""#).timestamp(), 784_111_777);
    let (date, deviations) = read::<HttpDate>(r#""2022-08-26T14:38:00Z""#);
    assert_eq!((date.timestamp(), deviations.len()), (1_661_524_680, 1));
    assert!(fault::<HttpDate>(r#""soon""#).1.contains("expected an HTTP date"));
}

#[test]
fn a_unix_time_is_a_number_of_seconds() {
    assert_eq!(again::<UnixTime>("1686566864"), "1686566864");
    assert_eq!(again::<UnixTime>("-1"), "-1");
    assert_eq!(*strictly::<UnixTime>("0"), Utc.timestamp_opt(0, 0).unwrap());
    assert_eq!(read::<UnixTime>(r#""12""#).1.len(), 1);
    assert!(fault::<UnixTime>("9223372036854775807").1.contains("beyond the calendar"));
}

#[tokio::test]
async fn parameters_are_encoded_the_same() {
    const SEND: Operation = Operation::new("send", Method::Get, "/things/{key}");
    let (client, fake) = client([FakeReply::status(204)]);
    let time = Utc.timestamp_opt(1_661_524_680, 0).unwrap();
    let call = Call::new(&client, &SEND)
        .path(&[&Base64Url::from(&BYTES)])
        .set(Parameter::query("a"), &Base64::from(&BYTES))
        .set(Parameter::query("b").comma(), &[b"test", b"test"].into_iter().collect::<List<Base64Url>>())
        .set(Parameter::query("c"), &UnixTime::from(time))
        .set(Parameter::header("If-Modified-Since"), &HttpDate::from(time));
    call.send::<Empty>().await.unwrap();
    let request = only_request(&fake);
    assert!(request.url.path().ends_with("/things/-__-AQ"), "{}", request.url);
    assert_eq!(request.url.query(), Some("a=%2B%2F%2F%2BAQ%3D%3D&b=dGVzdA,dGVzdA&c=1661524680"));
    assert_eq!(request.headers["if-modified-since"], "Fri, 26 Aug 2022 14:38:00 GMT");
}
