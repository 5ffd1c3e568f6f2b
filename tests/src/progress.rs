//! The bar that long runs show.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of this length that says what is done.
#[must_use]
pub fn bar(length: usize, doing: impl Into<std::borrow::Cow<'static, str>>) -> ProgressBar {
    let bar = ProgressBar::new(length as u64).with_message(doing);
    if let Ok(style) = ProgressStyle::with_template("{msg:>12} {wide_bar} {pos}/{len} {elapsed}") {
        bar.set_style(style);
    }
    bar
}
