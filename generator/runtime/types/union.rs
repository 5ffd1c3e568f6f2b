//! `union!`: unions that no property tells apart.
//!
//! The choice is by JSON kind, then by required members and constants, then by which variant drops least of what was
//! sent, also in objects within it; never by which variant is first. A variant that reads the value as documented goes
//! before one that reads it with deviations. What no variant takes is kept as it is.

use serde::de::{Deserializer, Error};
use serde_json::Value;

use super::attempt;
use super::match_rules::{MatchBudget, MatchRules};
use super::union_value::UnionValue;
use crate::runtime::codec::budget;
use crate::runtime::codec::decoding::{self, DROPPED_MEMBERS, Skipped};

/// Reads the payload of a variant.
pub type Read<T> = fn(&Value) -> Result<T, serde_json::Error>;

/// Reads the variant that suits best, or keeps the whole value. For each variant there are what it takes, and how it is read.
pub fn decode<'de, T, D: Deserializer<'de>>(
    source: D,
    rules: &[MatchRules<'_>],
    reads: &[Read<T>],
    unrecognized: fn(Value) -> T,
) -> Result<T, D::Error> {
    let source = UnionValue::read(source)?;
    let mut chosen = None;
    let choice = choose(&source.value, rules, &mut |index| {
        let Some(read) = reads.get(index) else { return Ok(()) };
        let before = DROPPED_MEMBERS.get();
        let value = read(&source.value)?;
        let dropped = DROPPED_MEMBERS.get().wrapping_sub(before);
        if chosen.as_ref().is_none_or(|(least, _)| dropped < *least) {
            chosen = Some((dropped, value));
        }
        Ok(())
    });
    match chosen {
        Some((_, chosen)) => {
            source.release();
            Ok(chosen)
        }
        None => {
            report_unrecognized(&choice.err().unwrap_or_default())?;
            Ok(unrecognized(source.value))
        }
    }
}

/// Says why the value is kept as it is. Where the budget is exceeded, that is an error.
#[cold]
fn report_unrecognized<E: Error>(reasons: &str) -> Result<(), E> {
    if let Some(exceeded) = budget::exceeded() {
        return Err(E::custom(exceeded));
    }
    decoding::report_deviation(format_args!("no documented variant fits ({reasons}), kept as it is"))
}

/// Tries variants until one can be read, or says why none can. If `read` reads several, the one that drops least is kept.
fn choose(
    value: &Value,
    rules: &[MatchRules<'_>],
    read: &mut dyn FnMut(usize) -> Result<(), serde_json::Error>,
) -> Result<(), String> {
    let Some(effort) = MatchBudget::on(value) else {
        return Err("there are too many to try".to_owned());
    };
    let mut reasons = vec![String::new(); rules.len()];
    let mut attempt = |index: usize, strict: bool| match attempt::attempt(strict, || read(index)) {
        Ok(()) => true,
        Err(reason) => {
            reasons[index] = reason;
            false
        }
    };
    let fitting = ranked(value, rules, |rule| rule.mismatch(value).is_none());
    if read_fitting(value, rules, &fitting, &effort, &mut |index| attempt(index, true)) {
        return Ok(());
    }
    if !attempt::is_strict() && budget::exceeded().is_none() {
        let near = || ranked(value, rules, |rule| rule.nearly_matches(value));
        let candidates = if fitting.is_empty() { near() } else { fitting };
        // Leniency must not decide: a variant is read leniently only where it fits better than all others.
        let mut best = clear_bests(value, rules, &candidates);
        if best.any(|index| decoding::skipping(Skipped::Optional, || attempt(index, false))) {
            return Ok(());
        }
    }
    Err(explain(value, rules, &reasons))
}

/// Reads the first variant that takes the value without a deviation. If it drops members in objects within the value, the
/// variants that suit the value as well are read too.
fn read_fitting(
    value: &Value,
    rules: &[MatchRules<'_>],
    ranked: &[usize],
    effort: &MatchBudget,
    attempt: &mut dyn FnMut(usize) -> bool,
) -> bool {
    let rank = |index: usize| rules.get(index).map(|rule| rule.rank(value));
    let mut found: Option<usize> = None;
    for &index in ranked {
        if budget::exceeded().is_some() || found.is_some_and(|found| rank(found) != rank(index)) {
            break;
        }
        let (dropped, left) = (DROPPED_MEMBERS.get(), budget::left());
        if attempt(index) {
            if found.replace(index).is_some() {
                budget::restore(left); // One of them is kept.
            }
            if DROPPED_MEMBERS.get() == dropped || !effort.allows_comparison() {
                break;
            }
        }
    }
    found.is_some()
}

/// The first of these variants, unless the second suits the value as well. A scalar that it cannot hold may go to the next.
fn clear_bests(value: &Value, rules: &[MatchRules<'_>], ranked: &[usize]) -> impl Iterator<Item = usize> {
    let rank = |index: &usize| rules.get(*index).map(|rule| rule.rank(value));
    let is_scalar = !(value.is_object() || value.is_array());
    let clear = |(at, index): &(usize, &usize)| ranked.get(at + 1).is_none_or(|next| rank(index) != rank(next));
    let tried = if is_scalar { ranked.len() } else { 1 };
    ranked.iter().enumerate().take(tried).take_while(clear).map(|(_, index)| *index).collect::<Vec<_>>().into_iter()
}

/// The variants that may be tried, the most likely first.
fn ranked(value: &Value, rules: &[MatchRules<'_>], is_wanted: impl Fn(&MatchRules<'_>) -> bool) -> Vec<usize> {
    let wanted = rules.iter().enumerate().filter(|(_, rule)| is_wanted(rule));
    let mut ranked: Vec<_> = wanted.map(|(index, rule)| (rule.rank(value), index)).collect();
    ranked.sort();
    ranked.into_iter().map(|(_, index)| index).collect()
}

/// An error explains why at most this many variants do not fit.
const MOST_REASONS: usize = 20;

fn explain(value: &Value, rules: &[MatchRules<'_>], reasons: &[String]) -> String {
    let reason = |(rule, tried): (&MatchRules<'_>, &String)| {
        let reason = rule.mismatch(value).unwrap_or_else(|| tried.clone());
        format!("{}: {reason}", rule.name)
    };
    // What is cut of a longer text is not put together.
    let reasons = rules.iter().zip(reasons).take(MOST_REASONS).map(reason);
    reasons.collect::<Vec<_>>().join("; ")
}

/// Implements a union that no property tells apart, by the list of its variants and what each takes.
///
/// ```text
/// union!(Owner {
///     Name(String): string,                   // string, integer, number, boolean, null, array, object or any
///     Id(i64): integer,
///     User(User): object { "id", "login" },   // members that must be there
///     Bot(Bot): object { "id", "kind" = "bot" },      // and one that must have this value
///     Former(User) explicit: object { "login" },      // no `From`, because another variant has the type
///     Team(Slug) text: string,                // an alias of `String`: `From<&str>` too
///     Nobody = "none"                         // one value: the variant holds nothing
/// });
/// ```
#[allow(unused_macros)]
macro_rules! union {
    ($name:ident {
        $($variant:ident
            $(($($payload:tt)+) $($made:ident)?: $kind:ident
                $({ $($member:literal $(= $constant:literal)?),* $(,)? })?)?
            $(= $value:literal)?
        ),* $(,)?
    }) => {
        impl $crate::runtime::Wire for $name {
            fn decode<'de, D: ::serde::de::Deserializer<'de>>(source: D) -> ::core::result::Result<Self, D::Error> {
                let rules = [$(
                    $($crate::runtime::match_rules::MatchRules {
                        name: stringify!($variant),
                        kind: $crate::runtime::match_rules::Kind::$kind,
                        constant: ::core::option::Option::None,
                        members: &[$($((
                            $member,
                            $crate::runtime::given!($($crate::runtime::constant::Constant::from($constant))?),
                        )),*)?],
                        match_score: <$($payload)+ as $crate::runtime::Wire>::match_score,
                    })?
                    $($crate::runtime::match_rules::MatchRules::of_constant(
                        stringify!($variant),
                        $crate::runtime::constant::Constant::from($value),
                    ))?,
                )*];
                let reads: &[$crate::runtime::union::Read<Self>] = &[$(
                    $(|value| <$($payload)+ as $crate::runtime::Wire>::decode(value).map(Self::$variant))?
                    $(|_| {
                        let _ = $value;
                        ::core::result::Result::Ok(Self::$variant)
                    })?,
                )*];
                $crate::runtime::union::decode(source, &rules, reads, Self::Unrecognized)
            }

            fn encode<S: ::serde::ser::Serializer>(&self, sink: S) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(
                        $(Self::$variant(payload) => <$($payload)+ as $crate::runtime::Wire>::encode(payload, sink),)?
                        $(Self::$variant => $crate::runtime::constant::Constant::from($value).encode(sink),)?
                    )*
                    Self::Unrecognized(value) => $crate::runtime::Wire::encode(value, sink),
                }
            }

            #[inline]
            fn absent() -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self::Unrecognized(::serde_json::Value::Null))
            }
        }

        $($($crate::runtime::conversion!($name $variant $($made)? $($payload)+);)?)*

        $crate::runtime::serde_by_wire!($name);
    };
}

#[allow(unused_imports)]
pub(crate) use union;
