//! Events and JSON lines while they arrive. The documents say that both are text, so data is text, and a line any JSON value.

use crate::support::*;

/// Makes the call, and compares its events: `kind data`.
macro_rules! events {
    ($server:expr, $call:ident($($argument:expr)?), [$($event:literal),*]) => {{
        let client = streaming_sse::Client::builder().base_url($server).build().map_err(message_of)?;
        let mut events = client.streaming().$call($($argument)?).await.map_err(message_of)?;
        for expected in [$($event),*] {
            let event = events.next().await.ok_or("too few events")?.map_err(message_of)?;
            is_text(&format!("{} {}", event.event, event.data), expected)?;
        }
        events
    }};
}

/// Nothing follows.
macro_rules! ends {
    ($events:expr) => {
        match $events.next().await {
            None => Ok(()),
            Some(event) => Err(format!("{event:?} behind the last event")),
        }
    };
}

pub async fn streaming_sse_unnamed_receive(server: &str) -> Outcome {
    let mut events = events!(
        server,
        unnamed_receive(),
        [r#"message {"desc": "one"}"#, r#"message {"desc": "two"}"#, r#"message {"desc": "three"}"#]
    );
    ends!(events)
}

pub async fn streaming_sse_named_receive(server: &str) -> Outcome {
    let mut events = events!(
        server,
        named_receive(),
        [
            r#"responseCreated {"id": "resp_1"}"#,
            r#"responseDelta {"delta": "Hello"}"#,
            r#"responseDelta {"delta": " world"}"#,
            "message [DONE]"
        ]
    );
    ends!(events)
}

pub async fn streaming_sse_retrieve_stream(server: &str) -> Outcome {
    use streaming_sse::types::RetrieveRetrievalRequest;

    let mut events = events!(
        server,
        retrieve_stream(RetrieveRetrievalRequest::new("what is typespec?")),
        [
            r#"partialResult {"text": "partial one"}"#,
            r#"partialResult {"text": "partial two"}"#,
            r#"finalResult {"references": ["doc1", "doc2"]}"#,
            "message [DONE]"
        ]
    );
    ends!(events)
}

pub async fn streaming_sse_protocol_data_with_envelope(server: &str) -> Outcome {
    let mut events = events!(server, data_with_envelope(), ["withEnvelope hello"]);
    ends!(events)
}

pub async fn streaming_sse_protocol_data_without_envelope(server: &str) -> Outcome {
    let mut events = events!(
        server,
        data_without_envelope(),
        [r#"withoutEnvelope {"metadata": {"source": "test"}, "contents": "world"}"#]
    );
    ends!(events)
}

pub async fn streaming_sse_protocol_id(server: &str) -> Outcome {
    let events = events!(server, protocol_id(), [r#"message {"message": "hello"}"#]);
    is_text(events.last_event_id().unwrap_or_default(), "event-1")
}

pub async fn streaming_sse_protocol_invalid_id(server: &str) -> Outcome {
    let events = events!(server, protocol_invalid_id(), [r#"message {"message": "hello"}"#]);
    is_text(events.last_event_id().unwrap_or_default(), "")
}

pub async fn streaming_sse_protocol_retry(server: &str) -> Outcome {
    let client = streaming_sse::Client::builder().base_url(server).build().map_err(message_of)?;
    let mut events = client.streaming().protocol_retry().await.map_err(message_of)?;
    let event = events.next().await.ok_or("no event")?.map_err(message_of)?;
    is_text(&event.data, r#"{"message": "hello"}"#)?;
    is_text(&format!("{:?}", event.retry), "Some(1s)")
}

pub async fn streaming_sse_protocol_invalid_retry(server: &str) -> Outcome {
    let client = streaming_sse::Client::builder().base_url(server).build().map_err(message_of)?;
    let mut events = client.streaming().protocol_invalid_retry().await.map_err(message_of)?;
    let event = events.next().await.ok_or("no event")?.map_err(message_of)?;
    is_text(&event.data, r#"{"message": "hello"}"#)?;
    is_text(&format!("{:?}", event.retry), "None")
}

pub async fn streaming_sse_protocol_reconnect(server: &str) -> Outcome {
    let events = events!(
        server,
        protocol_reconnect(),
        [r#"message {"message": "hello"}"#, r#"message {"message": "world"}"#]
    );
    is_text(events.last_event_id().unwrap_or_default(), "event-2")
}

pub async fn streaming_jsonl_basic_receive(server: &str) -> Outcome {
    let client = streaming_jsonl::Client::builder().base_url(server).build().map_err(message_of)?;
    let mut lines = client.streaming().basic_receive().await.map_err(message_of)?;
    for expected in [r#"{"desc": "one"}"#, r#"{"desc": "two"}"#, r#"{"desc": "three"}"#] {
        is_json(&lines.next().await.ok_or("too few lines")?.map_err(message_of)?, expected)?;
    }
    if lines.next().await.is_some() { Err("too many lines".to_owned()) } else { Ok(()) }
}

pub async fn streaming_jsonl_basic_send(server: &str) -> Outcome {
    let client = streaming_jsonl::Client::builder().base_url(server).build().map_err(message_of)?;
    let lines = ["one", "two", "three"].map(|desc| serde_json::json!({"desc": desc}));
    let reply = client.streaming().basic_send(lines).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}
