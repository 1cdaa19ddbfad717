//! A council of its own, where a permit is needed at any time of any day and a visit lasts 24 hours, so that the tests
//! say the same on a Sunday night: there are no quiet hours either. Gateway, network and server are all there, and the clock is the machine's.

use crate::network::Network;
use anyhow::{Context, Result, ensure};
use permit_tests::caller::Caller;
use permit_tests::kannel::Kannel;
use permit_tests::repository;
use permit_tests::server::{Server, Told, folder, free_port};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Has five visits.
pub const ADA: &str = "+447700900301";
/// Has one visit, and reads Welsh.
pub const GWEN: &str = "+447700900302";
/// Has none.
pub const NED: &str = "+447700900303";
/// Is nobody's.
pub const STRANGER: &str = "+447700900399";

const PASSWORD: &str = "a-password-for-tests";
const PEOPLE: &str = r#"
[[person]]
council = "texttown"
holder = "ada"
name = "Ada Abara"
email = "ada@example.org"
mobile = "07700 900301"
password = "a-password-for-tests"
zone = "kite"
registered_for_days = 60
bundles = [{ days_ago = 0 }]

[[person]]
council = "texttown"
holder = "gwen"
name = "Gwen Bevan"
email = "gwen@example.org"
mobile = "07700 900302"
password = "a-password-for-tests"
language = "cy"
zone = "kite"
registered_for_days = 60
bundles = [{ days_ago = 60, spent = 4 }]

[[person]]
council = "texttown"
holder = "ned"
name = "Ned Church"
email = "ned@example.org"
mobile = "07700 900303"
password = "a-password-for-tests"
zone = "kite"
registered_for_days = 60
"#;

/// A council with everything its texts need.
pub struct Town {
    pub server: Server,
    pub network: Network,
    pub kannel: Kannel,
    _files: TempDir,
}

impl Town {
    /// Builds it. The gateway asks so often again before it apologises.
    pub async fn build(tries: u32) -> Result<Self> {
        let files = folder()?;
        let (scheme, people) = (files.path().join("texttown.toml"), files.path().join("people.toml"));
        std::fs::write(&scheme, scheme_text()?)?;
        std::fs::write(&people, PEOPLE)?;
        let sending = free_port()?;
        let gateway = format!("http://127.0.0.1:{sending}");
        let arguments =
            ["--scheme", &scheme.display().to_string(), "--texts", "kannel", "--kannel-url", &gateway];
        let secrets =
            [("PERMIT_KANNEL_SECRET_TEXTTOWN", "hush"), ("PERMIT_KANNEL_SEND_PASSWORD", "hush-too")];
        let told = Told {
            arguments: arguments.map(str::to_owned).into(),
            variables: secrets.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        };
        let server = Server::in_folder(folder()?, people, free_port()?, told)?;
        let network = Network::to(server.address()).await?;
        let hook = format!("http://kannel:hush@{}/hooks/texts/texttown/kannel", network.address());
        let kannel = Kannel::start(&hook, tries, sending).await?;
        Ok(Self { server, network, kannel, _files: files })
    }

    /// Somebody on the website.
    pub async fn website(&self, name: &str) -> Result<Caller> {
        let (council, email) = ("texttown".parse()?, format!("{name}@example.org"));
        Caller::on_website(&self.server, &council, &email, PASSWORD).await
    }

    /// The stays of somebody, as their own website shows them.
    pub async fn stays(&self, name: &str) -> Result<Vec<Value>> {
        let caller = self.website(name).await?;
        let changes = caller.call("changes", &json!({})).await?.answer()?;
        let stays = changes["changes"].as_array().context("changes")?.iter();
        let stays = stays.filter(|it| it["kind"] == "stay").map(|it| it["stay"].clone());
        Ok(stays.collect())
    }
}

fn scheme_text() -> Result<String> {
    let text = std::fs::read_to_string(repository("schemes/cambridgeshire.toml"))?;
    let mut town = String::new();
    for line in text.lines().filter(|line| !line.starts_with("hours = ") && !line.starts_with("addresses = "))
    {
        let line = match line {
            "council = \"cambridgeshire\"" => "council = \"texttown\"",
            "end = { rule = \"calendar_day\" }" => {
                "end = { rule = \"rolling\", hours = 24 }\nstop = { returns = \"whole_units\" }"
            }
            "quiet_from = \"21:00\"" => "quiet_from = \"00:00\"",
            "quiet_until = \"08:00\"" => "quiet_until = \"00:00\"",
            other => other,
        };
        town.push_str(line);
        town.push('\n');
    }
    ensure!(
        town.contains("texttown") && town.contains("rolling") && !town.contains("21:00"),
        "the scheme is written otherwise by now"
    );
    Ok(town)
}
