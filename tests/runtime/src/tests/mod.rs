//! Tests of the runtime, a file a topic.
mod containers;
mod dates;
#[cfg(feature = "xml")]
mod decoding_memory;
mod decoding_threads;
mod encoded;
mod enums;
mod exact_numbers;
mod hostile;
mod hygiene;
mod lenient_members;
mod objects;
mod reading;
mod scalars;
mod speed;
mod spellings;
mod unions;

mod blocking;
mod fake_routes;
mod sample;

mod access;
mod addresses;
mod client_parameters;
mod content_headers;
mod credentials;
mod downloads;
mod error_bodies;
mod error_debug;
mod events;
mod extreme_settings;
mod hostile_headers;
mod json_lines;
mod media_per_status;
mod multipart;
mod network;
mod paging;
mod paging_by_hand;
mod paging_kinds;
mod passwords;
mod random_addresses;
mod raw_requests;
mod redirects;
mod repaired_json;
mod repeated_secrets;
mod reply_kinds;
mod retries;
mod routes;
mod secrets;
mod styles;
mod typed_headers;
mod uploads;
#[cfg(feature = "xml")]
mod xml;
