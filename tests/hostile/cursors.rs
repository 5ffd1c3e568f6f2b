//! Cursors and next links: a stored or foreign cursor never changes where a request goes.
