//! The checked-in client against real servers on loopback, by its public surface alone. What a suite says of one operation
//! holds for all of them where [`operations`] lists them.

mod blocking;
mod building;
mod connections;
mod environment;
mod error_bodies;
mod examples;
mod hostile_paths;
mod operations;
mod paging;
mod rate_limits;
mod raw_requests;
mod redirects;
mod secrets;
mod server;
mod sizes;
mod sockets;
mod statuses;
mod successes;
mod tolerance;
mod transports;
mod wire;
