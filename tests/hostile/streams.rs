//! Streams that stall, reconnect or redirect without end.
