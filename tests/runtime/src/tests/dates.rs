//! Dates and times as servers send them.

use super::reading::{again, fault, read, strictly};
use crate::runtime::{Date, DateTime, Wire};

#[test]
fn a_date_time_keeps_its_offset() {
    for text in ["2020-02-29T23:59:59Z", "2020-01-01T00:00:00+05:30", "2020-01-01T00:00:00.123456789-08:00"] {
        assert_eq!(again::<DateTime>(&format!("{text:?}")), format!("{text:?}"));
    }
    assert_eq!(strictly::<DateTime>(r#""2020-01-01T00:00:00+05:30""#).offset().local_minus_utc(), 19_800);
}

#[test]
fn a_date_time_is_read_as_servers_write_it() {
    for (sent, written) in [
        ("2020-01-02T03:04:05", "2020-01-02T03:04:05Z"),
        ("2020-01-02T03:04:05.678", "2020-01-02T03:04:05.678Z"),
        ("2020-01-02T03:04:05+0000", "2020-01-02T03:04:05Z"),
        ("2020-01-02T03:04:05-0130", "2020-01-02T03:04:05-01:30"),
        ("2020-01-02T03:04:05+02", "2020-01-02T03:04:05+02:00"),
        ("2020-01-02t03:04:05z", "2020-01-02T03:04:05Z"),
        ("2020-01-02 03:04:05Z", "2020-01-02T03:04:05Z"),
        ("2020-01-02 03:04:05", "2020-01-02T03:04:05Z"),
        ("2020-01-02 03:04:05 UTC", "2020-01-02T03:04:05Z"),
        ("2020-01-02 03:04:05 +0100", "2020-01-02T03:04:05+01:00"),
        ("2020-01-02T03:04:05.1234567891234Z", "2020-01-02T03:04:05.123456789Z"),
        ("2020-01-02T03:04:05.1234567891234", "2020-01-02T03:04:05.123456789Z"),
        ("2020-01-02T03:04:05,5", "2020-01-02T03:04:05.500Z"),
        ("2020-01-02T03:04Z", "2020-01-02T03:04:00Z"),
        ("2020-01-02T03:04", "2020-01-02T03:04:00Z"),
        ("2020-01-02", "2020-01-02T00:00:00Z"),
        (" 2020-01-02T03:04:05 ", "2020-01-02T03:04:05Z"),
        ("2016-12-31T23:59:60", "2016-12-31T23:59:60Z"),
    ] {
        assert_eq!(again::<DateTime>(&format!("{sent:?}")), format!("{written:?}"), "{sent}");
    }
}

#[test]
fn what_is_not_rfc_3339_is_told() {
    let deviations = read::<Vec<DateTime>>(r#"["2020-01-02T03:04:05Z", "2020-01-02T03:04:05"]"#).1;
    let expected = r#"$[1]: "2020-01-02T03:04:05" is no RFC 3339 date-time, read as 2020-01-02T03:04:05Z"#;
    assert_eq!(deviations, [expected]);
}

#[test]
fn what_is_no_date_time_is_an_error_with_its_path() {
    for wrong in [
        "",
        "now",
        "2020",
        "2020-13-01T00:00:00Z",
        "2020-02-30",
        "2020-01-01T25:00:00",
        "2020-01-01T00:60",
        "2020-01-01T",
        "2020-01-01T00",
        "2020-01-01T00:00:00+25:00",
        "2020-01-01T00:00:00 CET",
        "2020-01-01T00:00:00.x",
        "2020-01-01T00:00:00.1.2",
        "2020-01-01T00:00:00:00",
        "20200101T000000Z",
        "é020-01-01",
        "2020-01-01é00:00",
        "2020-01-01T00:00é",
        "2020-01-01T00:00+é1:00",
        "2020-01-01T00:00:00.12345678é",
    ] {
        assert_eq!(fault::<DateTime>(&format!("{wrong:?}")).0, "$", "{wrong}");
    }
    for wrong in ["5", "true", "{}"] {
        assert_eq!(fault::<DateTime>(wrong).0, "$", "{wrong}");
    }
    let epoch = chrono::DateTime::UNIX_EPOCH;
    assert_eq!(read::<DateTime>("null").0, epoch);
    assert_eq!(DateTime::absent(), Some(epoch.fixed_offset()));
    assert_eq!(Date::absent(), Some(epoch.date_naive()));
}

#[test]
fn a_date_is_a_day() {
    assert_eq!(again::<Date>(r#""2020-02-29""#), r#""2020-02-29""#);
    let (date, deviations) = read::<Date>(r#""2020-02-29T23:00:00-05:00""#);
    assert_eq!(date.to_string(), "2020-02-29");
    assert_eq!(deviations.len(), 1);
    for wrong in [r#""2020-02-30""#, r#""2020-2-3""#, r#""""#, r#""today""#, "5"] {
        assert_eq!(fault::<Date>(wrong).0, "$", "{wrong}");
    }
    assert_eq!(strictly::<Option<Date>>("null"), None);
}
