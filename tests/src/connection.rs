//! A connection to a server that is kept open, with as little work around it as a client can do.

use anyhow::Result;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::SendRequest;
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use std::net::SocketAddr;
use tokio::net::TcpStream;

/// A body that is there as a whole.
pub type Whole = Full<Bytes>;

/// A keep-alive connection to a server.
pub struct Connection(SendRequest<Whole>);

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// If nobody listens there.
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self(sender))
    }

    /// Sends a request: the status and the body of the answer.
    ///
    /// # Errors
    /// If there is none.
    pub async fn send(&mut self, request: Request<Whole>) -> Result<(StatusCode, Bytes)> {
        self.0.ready().await?;
        let answer = self.0.send_request(request).await?;
        let status = answer.status();
        Ok((status, answer.into_body().collect().await?.to_bytes()))
    }

    /// Calls an operation of somebody in the app: the body of the answer.
    ///
    /// # Errors
    /// If it is refused.
    pub async fn post(&mut self, path: &str, token: &str, body: Vec<u8>) -> Result<Bytes> {
        let request = Request::post(path)
            .header("host", "127.0.0.1")
            .header("content-type", "application/json")
            .header("authorization", format!("Bearer {token}"))
            .body(Full::new(Bytes::from(body)))?;
        let (status, bytes) = self.send(request).await?;
        anyhow::ensure!(status.is_success(), "{status}: {}", String::from_utf8_lossy(&bytes));
        Ok(bytes)
    }
}
