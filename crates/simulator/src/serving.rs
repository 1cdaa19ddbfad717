//! Taking on connections. A request is carried out to its end even if its caller goes away meanwhile, as a real
//! provider does, and a connection can be closed without an answer.

use crate::simulator::Simulator;
use axum::Router;
use axum::body::Body;
use axum::http::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::server::graceful::GracefulShutdown;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt;

/// How long the last requests may take when the simulator stops.
const LAST_ORDERS: Duration = Duration::from_secs(2);
/// How long to wait when the system gives no more connections.
const BREATHER: Duration = Duration::from_millis(50);

/// Marks an answer that must not be sent.
#[derive(Debug, Clone, Copy)]
pub struct Lost;

impl fmt::Display for Lost {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the answer was lost, as told")
    }
}

impl std::error::Error for Lost {}

/// Serves until told to stop.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    simulator: Arc<Simulator>,
    mut stop: watch::Receiver<bool>,
) {
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            // An error means that nobody is left who could tell to stop.
            _ = stop.wait_for(|stop| *stop) => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => {
                let connection = graceful.watch(connection(stream, router.clone(), Arc::clone(&simulator)));
                tokio::spawn(async move {
                    if let Err(error) = connection.await {
                        tracing::debug!(%error, "a connection to the payment simulator ended");
                    }
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a connection to the payment simulator could not be taken on");
                tokio::time::sleep(BREATHER).await;
            }
        }
    }
    drop(listener);
    if tokio::time::timeout(LAST_ORDERS, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests to the payment simulator were not finished in time");
    }
}

fn connection(
    stream: TcpStream,
    router: Router,
    simulator: Arc<Simulator>,
) -> http1::Connection<
    TokioIo<TcpStream>,
    impl hyper::service::HttpService<Incoming, ResBody = Body, Error = Lost, Future: Send> + use<>,
> {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection keeps its delay");
    }
    let service = hyper::service::service_fn(move |request: hyper::Request<Incoming>| {
        let (router, simulator) = (router.clone(), Arc::clone(&simulator));
        let work = tokio::spawn(async move {
            let Ok(response) = router.oneshot(request.map(Body::new)).await;
            simulator.settle().await;
            response
        });
        async move { work.await.map_err(|_| Lost).and_then(sent) }
    });
    http1::Builder::new().serve_connection(TokioIo::new(stream), service)
}

fn sent(response: Response<Body>) -> Result<Response<Body>, Lost> {
    match response.extensions().get::<Lost>() {
        Some(lost) => Err(*lost),
        None => Ok(response),
    }
}
