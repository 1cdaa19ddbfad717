//! Connections that dawdle are closed, requests that dawdle are answered, and a server that stops lets what is under
//! way finish.

use crate::fixture::Server;
use permit_server::config::Limits;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const SHORT: Duration = Duration::from_millis(200);
const LONG: Duration = Duration::from_secs(30);
const LOG_IN: &str =
    r#"{"email":"nobody@example.org","password":"wrong","device":{"name":"App","kind":"app"}}"#;

async fn with(limits: Limits) -> (Server, TcpStream) {
    let server = Server::with(|config| config.limits = limits).await;
    let stream = TcpStream::connect(server.address()).await.unwrap();
    (server, stream)
}

fn head() -> String {
    format!(
        "POST /api/v1/log_in HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
         expect: 100-continue\r\n\r\n",
        LOG_IN.len()
    )
}

async fn rest(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    tokio::time::timeout(LONG, stream.read_to_string(&mut text))
        .await
        .expect("the connection is closed")
        .unwrap();
    text
}

/// Sends the head of a request and waits until the server reads its body.
async fn begin(stream: &mut TcpStream) {
    stream.write_all(head().as_bytes()).await.unwrap();
    let mut told = [0; 25];
    stream.read_exact(&mut told).await.unwrap();
    assert_eq!(&told, b"HTTP/1.1 100 Continue\r\n\r\n");
}

#[tokio::test]
async fn a_head_that_dribbles_in_is_cut_off() {
    let (server, mut stream) = with(Limits { head: SHORT, ..Limits::default() }).await;
    stream.write_all(b"POST /api/v1/log_in HTTP/1.1\r\nhost: a\r\nx-slow: ").await.unwrap();
    let told = rest(&mut stream).await;
    assert!(!told.contains("200 OK"), "{told}");
    assert_eq!(server.get("/health").await.status, 200);
}

#[tokio::test]
async fn an_idle_connection_is_closed() {
    let (_server, mut stream) = with(Limits { head: SHORT, ..Limits::default() }).await;
    stream.write_all(b"GET /health HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    assert!(rest(&mut stream).await.starts_with("HTTP/1.1 200 OK"));
}

#[tokio::test]
async fn a_body_that_never_comes_is_answered_in_time() {
    let (_server, mut stream) = with(Limits { request: SHORT, ..Limits::default() }).await;
    begin(&mut stream).await;
    let told = rest(&mut stream).await;
    assert!(told.starts_with("HTTP/1.1 504 ") && told.contains("\"code\":\"timeout\""), "{told}");
}

#[tokio::test]
async fn what_is_no_http_is_refused() {
    let (server, mut stream) = with(Limits::default()).await;
    stream.write_all(b"\x16\x03\x01 hello\r\n\r\n").await.unwrap();
    assert!(rest(&mut stream).await.starts_with("HTTP/1.1 400 "));
    assert_eq!(server.get("/health").await.status, 200);
}

#[tokio::test]
async fn a_place_that_becomes_free_is_taken() {
    let (server, mut first) = with(Limits { connections: 1, ..Limits::default() }).await;
    begin(&mut first).await;
    let waiting = server.get("/health");
    let leave = async {
        first.write_all(LOG_IN.as_bytes()).await.unwrap();
        let mut answer = [0; 12];
        first.read_exact(&mut answer).await.unwrap();
        assert_eq!(&answer, b"HTTP/1.1 401");
        drop(first);
    };
    let (answer, ()) = tokio::join!(waiting, leave);
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn a_stopping_server_finishes_what_is_under_way() {
    let (server, mut stream) = with(Limits::default()).await;
    let address = server.address();
    begin(&mut stream).await;
    let stopping = tokio::spawn(server.stop());
    while TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    assert!(!stopping.is_finished());
    stream.write_all(LOG_IN.as_bytes()).await.unwrap();
    let told = rest(&mut stream).await;
    assert!(told.starts_with("HTTP/1.1 401 ") && told.contains("wrong_log_in"), "{told}");
    tokio::time::timeout(LONG, stopping).await.expect("it stops").unwrap();
}

#[tokio::test]
async fn a_stopping_server_does_not_wait_for_ever() {
    let (server, mut stream) = with(Limits { stop: SHORT, ..Limits::default() }).await;
    begin(&mut stream).await;
    tokio::time::timeout(LONG, server.stop()).await.expect("it stops");
}
