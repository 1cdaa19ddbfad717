//! The one way to the server: an operation goes out, its reply or a problem comes back, within limits. Whether
//! something may have reached the server is told apart here: `offline` means that it cannot have.

use permit_api::helping::HELPING;
use permit_api::{Code, Problem, Reply, Request, VERSION};
use permit_rules::HolderId;
use reqwest::header::{ACCEPT_LANGUAGE, HeaderMap, HeaderValue};
use reqwest::{Client, Response, Url, redirect};
use std::time::Duration;

/// The largest answer that is read, in bytes.
const LARGEST: usize = 8 << 20;

/// How many times as long some operations may take as others.
const SLOW: u32 = 4;

/// Where the server is and how it is spoken to.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Its address. Plain `http` is only taken for this very machine.
    pub address: String,
    /// The languages the person reads, as in `Accept-Language`.
    pub language: String,
    /// How long an answer may take altogether; four times as long where a document travels or is
    /// examined, or everything kept about a person is gathered.
    pub patience: Duration,
}

/// The server's address, or the language, cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the server address {address} cannot be used: {reason}")]
pub struct BadAddress {
    address: String,
    reason: &'static str,
}

/// The server, as the device sees it.
pub struct Server {
    client: Client,
    operations: Url,
    patience: Duration,
}

impl Server {
    /// The server at an address.
    pub fn new(settings: &Settings) -> Result<Self, BadAddress> {
        let bad = |reason| BadAddress { address: settings.address.clone(), reason };
        let base =
            Url::parse(settings.address.trim_end_matches('/')).map_err(|_| bad("it is not an address"))?;
        let fits = base.scheme() == "https" || base.scheme() == "http" && is_this_machine(&base);
        if !fits {
            return Err(bad("it must begin with https"));
        }
        let operations = Url::parse(&format!("{}/api/v1/", base.as_str().trim_end_matches('/')))
            .map_err(|_| bad("it is not an address"))?;
        // Somebody else may have chosen already; both then use the same.
        drop(rustls::crypto::ring::default_provider().install_default());
        let mut headers = HeaderMap::new();
        headers.insert("x-api-version", HeaderValue::from(VERSION));
        let language =
            HeaderValue::from_str(&settings.language).map_err(|_| bad("the language is not a header"))?;
        headers.insert(ACCEPT_LANGUAGE, language);
        let client = Client::builder()
            .default_headers(headers)
            .redirect(redirect::Policy::none())
            .connect_timeout(settings.patience / 2)
            .build()
            .map_err(|_| bad("the certificates of this machine cannot be read"))?;
        Ok(Self { client, operations, patience: settings.patience })
    }

    /// Asks for an operation, for somebody whom the asker helps where that is not themselves.
    pub async fn ask(
        &self,
        request: &Request,
        token: Option<&str>,
        helping: Option<&HolderId>,
    ) -> Result<Reply, Problem> {
        let address = self.operations.join(request.name()).map_err(|_| internal())?;
        let mut body = serde_json::to_value(request).map_err(|_| internal())?;
        let mut asking =
            self.client.post(address).timeout(self.patience(request)).json(&body["input"].take());
        if let Some(token) = token {
            asking = asking.bearer_auth(token);
        }
        if let Some(holder) = helping {
            asking = asking.header(HELPING, holder.as_str());
        }
        let response = asking.send().await.map_err(|error| lost(&error))?;
        let status = response.status();
        let body = read(response).await?;
        if status.is_success() {
            return Reply::read(request.name(), &body).and_then(Result::ok).ok_or_else(internal);
        }
        Err(problem(status.is_client_error(), &body))
    }

    /// How long an operation may take. A document on a poor line, or one with many pages to examine, takes its time.
    fn patience(&self, request: &Request) -> Duration {
        let slow =
            matches!(request, Request::UploadPart(_) | Request::FinishUpload(_) | Request::ExportData(_));
        if slow { self.patience * SLOW } else { self.patience }
    }
}

fn is_this_machine(address: &Url) -> bool {
    let Some(host) = address.host_str() else { return false };
    let ip = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
    host == "localhost" || ip.is_ok_and(|ip| ip.is_loopback())
}

async fn read(mut response: Response) -> Result<Vec<u8>, Problem> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| lost(&error))? {
        if body.len() + chunk.len() > LARGEST {
            return Err(internal());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// What a failure on the way means: without a connection nothing was sent; after that, it may have arrived.
fn lost(error: &reqwest::Error) -> Problem {
    Problem::new(if error.is_connect() { Code::Offline } else { Code::Timeout })
}

/// The problem in an answer. What is none of ours (a proxy's page) is a trouble that passes; a code this app has never
/// heard of is the last word of a newer server.
fn problem(refused: bool, body: &[u8]) -> Problem {
    match serde_json::from_slice::<Problem>(body) {
        Ok(problem) if problem.code == Code::Offline => internal(),
        Ok(problem) => problem,
        Err(_) if refused && has_code(body) => Problem::new(Code::UpdateNeeded),
        Err(_) => internal(),
    }
}

fn has_code(body: &[u8]) -> bool {
    serde_json::from_slice::<serde_json::Value>(body).is_ok_and(|value| value["code"].is_string())
}

fn internal() -> Problem {
    Problem::new(Code::Internal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use permit_api::registrations::{FinishUpload, UploadPart};
    use permit_api::stays::Cancel;
    use std::io::{Read, Write};
    use std::net::TcpListener;
    use std::sync::mpsc;

    fn settings(address: &str) -> Settings {
        Settings { address: address.into(), language: "cy".into(), patience: Duration::from_secs(2) }
    }

    fn cancel() -> Request {
        Request::Cancel(Cancel { request: "r".parse().unwrap(), stay: "s".parse().unwrap() })
    }

    /// A server that takes one request, answers with these bytes and closes. What it got comes through the channel.
    fn server_saying(answer: Vec<u8>) -> (String, mpsc::Receiver<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (sender, got) = mpsc::channel();
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = Vec::new();
            let mut piece = [0; 4096];
            while !request.ends_with(b"}") {
                let read = stream.read(&mut piece).unwrap();
                request.extend_from_slice(&piece[..read]);
            }
            drop(sender.send(String::from_utf8(request).unwrap()));
            drop(stream.write_all(&answer));
        });
        (address, got)
    }

    fn http(status: &str, body: &str) -> Vec<u8> {
        let head =
            format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
        (head + body).into_bytes()
    }

    async fn code_after(answer: Vec<u8>) -> Code {
        let (address, _got) = server_saying(answer);
        Server::new(&settings(&address)).unwrap().ask(&cancel(), None, None).await.unwrap_err().code
    }

    #[tokio::test]
    async fn a_request_carries_its_input_the_token_and_the_version() {
        let (address, got) = server_saying(http("401 Unauthorized", r#"{"code":"not_logged_in"}"#));
        let server = Server::new(&settings(&address)).unwrap();
        let problem = server.ask(&cancel(), Some("token"), Some(&"h-1".parse().unwrap())).await.unwrap_err();
        assert_eq!(problem, Problem::new(Code::NotLoggedIn));
        let got = got.recv().unwrap();
        let expected = [
            "POST /api/v1/cancel HTTP/1.1",
            "authorization: Bearer token",
            "x-helping: h-1",
            "x-api-version: 1",
            "accept-language: cy",
            r#"{"request":"r","stay":"s"}"#,
        ];
        for expected in expected {
            assert!(got.contains(expected), "{expected} is missing");
        }
    }

    #[tokio::test]
    async fn a_part_of_a_document_arrives_whole() {
        let data = "A/+9".repeat(350 << 8);
        let (upload, part) = ("u".parse().unwrap(), data.clone());
        let request = Request::UploadPart(UploadPart { upload, offset: 0, data: part });
        let answer = http("200 OK", r#"{"upload":"u","received":268800,"part_bytes":268800}"#);
        let (address, got) = server_saying(answer);
        let reply = Server::new(&settings(&address)).unwrap().ask(&request, None, None).await;
        assert!(matches!(reply, Ok(Reply::UploadPart(_))), "{reply:?}");
        assert!(got.recv().unwrap().contains(&format!("\"data\":\"{data}\"")));
    }

    #[test]
    fn documents_are_given_more_time_than_questions() {
        let patience = |request: &Request| {
            let settings = Settings { patience: Duration::from_secs(10), ..settings("http://localhost") };
            Server::new(&settings).unwrap().patience(request).as_secs()
        };
        let upload: permit_rules::EvidenceId = "u".parse().unwrap();
        let finish = FinishUpload { upload: upload.clone() };
        assert_eq!(patience(&cancel()), 10);
        assert_eq!(patience(&Request::FinishUpload(finish)), 40);
        assert_eq!(patience(&Request::UploadPart(UploadPart { upload, offset: 0, data: String::new() })), 40);
    }

    #[tokio::test]
    async fn without_a_connection_nothing_was_sent() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        drop(listener);
        let answer = Server::new(&settings(&address)).unwrap().ask(&cancel(), None, None).await;
        assert_eq!(answer.unwrap_err().code, Code::Offline);
    }

    #[tokio::test]
    async fn whatever_else_goes_wrong_may_have_arrived() {
        assert_eq!(code_after(Vec::new()).await, Code::Timeout, "closed without an answer");
        assert_eq!(
            code_after(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{".to_vec()).await,
            Code::Timeout
        );
        assert_eq!(code_after(http("503 Unavailable", r#"{"code":"offline"}"#)).await, Code::Internal);
    }

    #[tokio::test]
    async fn what_is_not_ours_is_a_trouble_that_passes() {
        let redirect = b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
        assert_eq!(code_after(redirect.to_vec()).await, Code::Internal);
        assert_eq!(code_after(http("403 Forbidden", "<h1>log in to the hotel</h1>")).await, Code::Internal);
        assert_eq!(code_after(http("200 OK", r#"{"standing":"nonsense"}"#)).await, Code::Internal);
        assert_eq!(code_after(http("200 OK", &" ".repeat(LARGEST + 1))).await, Code::Internal);
    }

    #[tokio::test]
    async fn a_refusal_this_app_has_never_heard_of_is_final() {
        assert_eq!(
            code_after(http("409 Conflict", r#"{"code":"from_next_year"}"#)).await,
            Code::UpdateNeeded
        );
    }

    #[test]
    fn plain_http_is_for_this_machine_only() {
        for address in
            ["https://permits.example.org", "http://127.0.0.1:8080/", "http://[::1]:1", "http://localhost"]
        {
            assert!(Server::new(&settings(address)).is_ok(), "{address}");
        }
        for address in
            ["http://permits.example.org", "http://localhost.example.org", "ftp://127.0.0.1", "", "x"]
        {
            assert!(Server::new(&settings(address)).is_err(), "{address}");
        }
    }
}
