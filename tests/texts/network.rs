//! The network between the gateway and the server. It passes requests on, unless it is told to lose one, or its answer.

use anyhow::Result;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;

/// What becomes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It never arrives.
    Lost,
    /// It arrives, and its answer is lost.
    AnswerLost,
}

/// A network.
#[derive(Clone)]
pub struct Network {
    address: SocketAddr,
    inside: Arc<Inside>,
}

struct Inside {
    server: String,
    client: reqwest::Client,
    fates: Mutex<VecDeque<Fate>>,
    passed: Mutex<Vec<String>>,
}

impl Network {
    /// A network that leads to a server.
    pub async fn to(server: String) -> Result<Self> {
        permit_tests::person::use_ring();
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let client = reqwest::Client::builder().pool_max_idle_per_host(0).build()?;
        let inside = Arc::new(Inside { server, client, fates: Mutex::default(), passed: Mutex::default() });
        let router = Router::new().fallback(pass).with_state(Arc::clone(&inside));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { address, inside })
    }

    /// Where the gateway finds it.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What becomes of the next requests, before all is well again.
    pub fn will(&self, fates: &[Fate]) {
        self.inside.fates.lock().unwrap_or_else(PoisonError::into_inner).extend(fates);
    }

    /// The names of the messages that have arrived, each as often as it has.
    pub fn arrived(&self) -> Vec<String> {
        self.inside.passed.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn pass(State(inside): State<Arc<Inside>>, request: Request) -> (StatusCode, String) {
    let fate = inside.fates.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    if fate == Some(Fate::Lost) {
        return (StatusCode::INTERNAL_SERVER_ERROR, String::new());
    }
    let (request, _) = request.into_parts();
    let answer = forward(&inside, &request).await;
    match (fate, answer) {
        (None, Ok(answer)) => answer,
        (Some(Fate::Lost | Fate::AnswerLost), Ok(_)) => (StatusCode::INTERNAL_SERVER_ERROR, String::new()),
        (_, Err(_)) => (StatusCode::BAD_GATEWAY, String::new()),
    }
}

async fn forward(inside: &Inside, request: &Parts) -> Result<(StatusCode, String)> {
    let mut passed = inside.client.get(format!("{}{}", inside.server, request.uri));
    if let Some(shown) = request.headers.get(header::AUTHORIZATION) {
        passed = passed.header(header::AUTHORIZATION, shown);
    }
    let answer = passed.send().await?;
    let query = request.uri.query().unwrap_or_default();
    let id = query.split('&').find_map(|pair| pair.strip_prefix("id=")).unwrap_or_default();
    inside.passed.lock().unwrap_or_else(PoisonError::into_inner).push(id.to_owned());
    Ok((answer.status(), answer.text().await?))
}
