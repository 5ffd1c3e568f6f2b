// @generated, the same for every API. Do not edit.
//! Decimal numbers as text: which of them are the same number, and which are integers.

/// Returns the integer that a decimal number is, if its fraction is zero: `5`, `5.0`, `0.5e1`.
pub(crate) fn integer(number: &str) -> Option<i128> {
    if let Ok(integer) = number.parse() {
        return Some(integer);
    }
    number.parse::<f64>().ok().filter(|float| float.is_finite())?;
    // Only what reads as a number is one: no empty text, no letters.
    number.parse::<f64>().ok().filter(|float| float.is_finite())?;
    let decimal = Decimal::of(number.strip_prefix('+').unwrap_or(number))?;
    let digits = decimal.whole.iter().chain(decimal.fraction);
    let magnitude = digits
        .clone()
        .try_fold(0_i128, |value, digit| value.checked_mul(10)?.checked_add(i128::from(digit.checked_sub(b'0')?)))?;
    if magnitude == 0 {
        return Some(0);
    }
    let magnitude = magnitude.checked_mul(10_i128.checked_pow(u32::try_from(decimal.exponent).ok()?)?)?;
    Some(if number.starts_with('-') { -magnitude } else { magnitude })
}

/// A decimal number without its sign: its digits from the first to the last that is not zero, some of them behind the point, and the
/// power of ten of the last.
pub(crate) struct Decimal<'a> {
    whole: &'a [u8],
    fraction: &'a [u8],
    exponent: i64,
}

impl<'a> Decimal<'a> {
    pub(crate) fn of(number: &'a str) -> Option<Self> {
        let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let whole = whole.trim_start_matches('-').trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        let mut exponent = exponent.parse::<i64>().ok()?.checked_sub(i64::try_from(fraction.len()).ok()?)?;
        let significant = if fraction.is_empty() { whole.trim_end_matches('0') } else { whole };
        exponent = exponent.checked_add(i64::try_from(whole.len() - significant.len()).ok()?)?;
        let fraction = if whole.is_empty() { fraction.trim_start_matches('0') } else { fraction };
        Some(Self { whole: significant.as_bytes(), fraction: fraction.as_bytes(), exponent })
    }
}

impl PartialEq for Decimal<'_> {
    fn eq(&self, other: &Self) -> bool {
        let (digits, others) = (self.whole.iter().chain(self.fraction), other.whole.iter().chain(other.fraction));
        let is_zero = self.whole.is_empty() && self.fraction.is_empty();
        digits.eq(others) && (is_zero || self.exponent == other.exponent)
    }
}
