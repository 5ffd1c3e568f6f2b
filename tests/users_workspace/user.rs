//! What the user writes.
#![cfg(test)]

use bookings::types::{Reservation, ReservationState};
use bookings::{Client, FakeReply, FakeTransport};

#[test]
fn both_clients_are_used() {
    let transport = FakeTransport::new();
    let reply = serde_json::json!([{"id": "a", "address": "10.0.0.1", "state": "3"}]);
    transport.reply(FakeReply::json(200, reply));
    let client = Client::builder().transport(transport.clone()).build().expect("a client");
    let call = client.reservations().list().limit(5);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let found: Vec<Reservation> = runtime.block_on(async { call.await }).expect("an answer").into_inner();
    assert_eq!(found[0].host, std::net::Ipv4Addr::new(10, 0, 0, 1));
    assert_eq!(found[0].state, Some(ReservationState::Third));
    assert_eq!(transport.requests()[0].url.query(), Some("per_page=5"));

    let event: events::types::Event = serde_json::from_str(r#"{"kind": "paid"}"#).expect("an event");
    assert_eq!(event.kind, "paid");
}
