//! The worked example of `docs/api.md`, run as it stands there: its commands by a real shell and curl, its receiver by a real
//! Python, against a real server. What the document names has to be there.

use anyhow::{Context, Result, ensure};
use permit_api::OPERATIONS;
use permit_tests::caller::Caller;
use permit_tests::person::PASSWORD;
use permit_tests::server::{Server, free_port};
use permit_tests::{repository, until};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

fn document() -> Result<String> {
    Ok(std::fs::read_to_string(repository("docs/api.md"))?)
}

/// The blocks of a language, in order.
fn blocks(document: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    document.split(&fence).skip(1).filter_map(|rest| rest.split("```").next()).map(str::to_owned).collect()
}

/// A program that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().unwrap_or_default();
        drop(self.0.wait());
    }
}

async fn resident(server: &Server) -> Result<Caller> {
    Caller::on_website(server, &"cambridgeshire".parse()?, "ann@example.org", PASSWORD).await
}

#[tokio::test]
async fn the_commands_work_as_they_stand() -> Result<()> {
    let (server, document) = (Server::start()?, document()?);
    let ann = resident(&server).await?;
    let wish = json!({
        "name": "Example", "scopes": { "reading": true, "activating": true }, "password": PASSWORD,
    });
    let made = ann.does("make_token", &wish).await?;
    let calendar = ann.does("make_calendar", &json!({ "name": "Example", "password": PASSWORD })).await?;
    let script = blocks(&document, "sh").join("\n");
    let ran = Command::new("bash")
        .args(["-euc", &script])
        .env("SITE", server.site())
        .env("TOKEN", made["token"].as_str().context("a token")?)
        .env("CALENDAR", calendar["address"].as_str().context("an address")?)
        .output()?;
    let (out, error) = (String::from_utf8(ran.stdout)?, String::from_utf8_lossy(&ran.stderr).into_owned());
    ensure!(ran.status.success(), "{out}{error}");
    let answers: Vec<Value> =
        serde_json::Deserializer::from_str(&out).into_iter().map_while(Result::ok).collect();
    ensure!(answers.len() == 4, "visits, quote, activate, correct: {out}");
    assert!(answers[0]["visits_left"].is_u64() && answers[2]["stay"]["channel"] == "api", "{out}");
    assert_eq!(answers[3]["stay"]["plate"]["shown"], "XY34 ZZA");
    assert!(out.contains("BEGIN:VCALENDAR") && out.contains("XY34 ZZA"), "{out}");
    Ok(())
}

#[tokio::test]
async fn the_receiver_knows_what_is_ours() -> Result<()> {
    let server = Server::with(repository("tests/people.toml"), |_| vec!["--webhooks-here".to_owned()])?;
    let (ann, port) = (resident(&server).await?, free_port()?);
    let events = json!({ "activated": true, "changed": false, "cancelled": false, "ended": false });
    let hook =
        json!({ "address": format!("http://127.0.0.1:{port}/"), "events": events, "password": PASSWORD });
    let made = ann.does("make_webhook", &hook).await?;
    let code = blocks(&document()?, "python").join("\n");
    let mut receiver = Running(
        Command::new("python3")
            .args(["-c", &code])
            .env("SECRET", made["secret"].as_str().context("a secret")?)
            .env("PORT", port.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?,
    );
    let mut said = BufReader::new(receiver.0.stdout.take().context("its output")?).lines();
    until("the receiver", async || Ok(TcpStream::connect(("127.0.0.1", port)).ok())).await?;
    let id = &made["connections"]["webhooks"][0]["id"];
    let tested = ann.does("test_webhook", &json!({ "id": id })).await?;
    assert_eq!(tested["webhooks"][0]["deliveries"][0]["state"], "delivered", "{tested}");
    let line = said.next().context("a line")??;
    assert!(line.starts_with("told msg_") && line.contains(r#""type":"test""#), "{line}");
    let forged = Command::new("curl")
        .args(["--silent", "--output", "/dev/null", "--write-out", "%{http_code}", "--data", "{}"])
        .args([
            "--header",
            "webhook-id: msg_1",
            "--header",
            &format!("webhook-timestamp: {}", server.now().timestamp()),
        ])
        .args(["--header", "webhook-signature: v1,AAAA", &format!("http://127.0.0.1:{port}/")])
        .output()?;
    assert_eq!(String::from_utf8(forged.stdout)?, "400");
    assert!(said.next().context("a line")??.starts_with("refused msg_1"));
    Ok(())
}

#[test]
fn every_operation_that_is_named_is_there_for_programs() -> Result<()> {
    let document = document()?;
    let open: Vec<_> = OPERATIONS.iter().filter(|it| !it.scopes.is_empty()).map(|it| it.name).collect();
    for operation in &open {
        assert!(document.contains(&format!("`{operation}`")), "{operation} is not in the document");
    }
    for named in document.split("/api/v1/").skip(1) {
        let name: String = named.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
        let known = open.contains(&name.as_str()) || name == "openapi" || name.is_empty();
        assert!(known, "{name} is no operation for programs");
    }
    Ok(())
}
