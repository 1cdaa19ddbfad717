//! A council with its server, its reviewer and its calendar, and people who come to it.

use anyhow::{Context, Result, ensure};
use chrono::{Duration, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Europe::London;
use permit_api::inbox::LetterView;
use permit_rules::CouncilId;
use permit_tests::applicant::{Paper, photo};
use permit_tests::caller::Caller;
use permit_tests::fresh_id;
use permit_tests::person::{PASSWORD, now};
use permit_tests::server::Server;
use serde_json::{Value, json};

/// A house in the Kite, on the council's list.
pub const KITE_HOUSE: &str = "200004000120";
/// A house in the York Area.
pub const YORK_HOUSE: &str = "200004000352";

/// A password nobody guesses.
pub const NEW_PASSWORD: &str = "kettle bracken violin stone";

/// A council at work.
pub struct Town {
    pub server: Server,
    pub council: CouncilId,
}

impl Town {
    /// A council with the people of the tests, the day after today, at ten in the morning.
    pub async fn open() -> Result<Self> {
        Self::of(Server::start()?, "cambridgeshire").await
    }

    /// A council of a server, likewise, with nothing left to do.
    pub async fn of(server: Server, council: &str) -> Result<Self> {
        let mut town = Self { server, council: council.parse()? };
        // The record begins with something that concerns nobody.
        let nobody = json!({ "council": town.council, "contact": "nobody@example.com", "language": "en" });
        Caller::nobody(&town.server)?.does("forgot_password", &nobody).await?;
        town.at(town.today() + Duration::days(1), 10, 0).await?;
        Ok(town)
    }

    /// A council of a server that has just been turned to ten in the morning of the day after today.
    pub fn waking(server: Server, council: &str) -> Result<Self> {
        let mut town = Self { server, council: council.parse()? };
        let tomorrow = town.today() + Duration::days(1);
        town.turn_to(tomorrow, 10, 0)?;
        Ok(town)
    }

    /// The day on its calendar.
    pub fn today(&self) -> NaiveDate {
        permit_rules::day::of(self.server.now(), London)
    }

    fn turn_to(&mut self, day: NaiveDate, hour: u32, minute: u32) -> Result<()> {
        let time = NaiveTime::from_hms_opt(hour, minute, 0).context("a time")?;
        let moment = London.from_local_datetime(&day.and_time(time)).earliest().context("a moment")?;
        let ahead = moment.to_utc() - self.server.now();
        ensure!(ahead >= Duration::hours(1), "{moment} is no hour ahead, and nobody would notice");
        self.server.pass(ahead + Duration::seconds(1))
    }

    /// Lets time pass until a moment of the local clock, and waits until the office has done what is due then.
    pub async fn at(&mut self, day: NaiveDate, hour: u32, minute: u32) -> Result<()> {
        let before = self.rounds()?;
        self.turn_to(day, hour, minute)?;
        let patience = now() + Duration::seconds(60);
        while self.rounds()? == before {
            ensure!(now() < patience, "the office did nothing at {day} {hour}:{minute}");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// How often the office has done what is due: the head of the record is the last it tells of.
    fn rounds(&self) -> Result<usize> {
        let log = std::fs::read_to_string(self.server.folder().join("server.log"))?;
        let of_ours = |line: &&str| {
            line.contains("the audit chain stands here") && line.contains(self.council.as_str())
        };
        Ok(log.lines().filter(of_ours).count())
    }

    /// Somebody in the app.
    pub async fn person(&self, name: &str, password: &str) -> Result<Caller> {
        Caller::in_app(&self.server, &self.council, name, password).await
    }

    /// The reviewer of the tests, on the website.
    pub async fn reviewer(&self) -> Result<Caller> {
        Caller::on_website(&self.server, &self.council, "rev@example.org", PASSWORD).await
    }

    /// Somebody who has just made an account.
    pub async fn newcomer(&self, email: &str, name: &str) -> Result<Caller> {
        let sent = self.signs_up(email, name).await?;
        let code = code(&self.letter(email, "Confirm your e-mail address").await?)?;
        let proof = json!({ "kind": "code", "ticket": sent["ticket"], "code": code });
        let confirm = json!({ "council": self.council, "proof": proof });
        Caller::nobody(&self.server)?.does("confirm", &confirm).await?;
        self.person(email, NEW_PASSWORD).await
    }

    /// Asks for an account.
    pub async fn signs_up(&self, contact: &str, name: &str) -> Result<Value> {
        let input = json!({
            "council": self.council, "contact": contact, "name": name, "password": NEW_PASSWORD, "language": "en",
        });
        Caller::nobody(&self.server)?.does("sign_up", &input).await
    }

    /// The letters and texts to somebody, the latest first.
    pub async fn letters(&self, to: &str) -> Result<Vec<LetterView>> {
        Ok(self.server.letters().await?.into_iter().filter(|it| it.to == to).collect())
    }

    /// The latest letter to somebody, which is about this.
    pub async fn letter(&self, to: &str, subject: &str) -> Result<LetterView> {
        let letter =
            self.letters(to).await?.into_iter().next().with_context(|| format!("a letter to {to}"))?;
        ensure!(letter.subject == subject, "{:?} instead of {subject:?}", letter.subject);
        Ok(letter)
    }

    /// A bill of the week before last.
    pub fn bill(&self) -> Paper {
        Paper::bill(self.today() - Duration::days(10))
    }

    /// Fills a registration in and sends it, with one document; the registration.
    pub async fn applies(&self, person: &Caller, purpose: &str, name: &str, paper: &Paper) -> Result<Value> {
        person.begins(purpose).await?;
        person.fills_in(json!({ "kind": "name", "name": name })).await?;
        person.fills_in(json!({ "kind": "listed", "uprn": KITE_HOUSE })).await?;
        person.fills_in(json!({ "kind": "permit", "number": null })).await?;
        person.adds(paper, &photo(3)?).await?;
        Ok(person.submits().await?["latest"].clone())
    }

    /// The case of a registration, as the reviewer finds it in the queue.
    pub async fn case(&self, reviewer: &Caller, registration: &Value) -> Result<Value> {
        let queue = reviewer.does("review_queue", &json!({})).await?;
        let waiting = queue["waiting"].as_array().context("a queue")?;
        let found = waiting.iter().find(|it| it["case"]["registration"] == registration["id"]);
        Ok(found.context("it does not wait")?["case"].clone())
    }

    /// Has the reviewer approve a registration; the case afterwards.
    pub async fn approves(&self, registration: &Value) -> Result<Value> {
        let reviewer = self.reviewer().await?;
        let case = self.case(&reviewer, registration).await?;
        reviewer.does("open_review", &json!({ "case": case })).await?;
        reviewer.does("approve", &json!({ "request": fresh_id(), "case": case, "zone": null })).await
    }
}

/// Where somebody stands.
pub async fn standing(person: &Caller) -> Result<Value> {
    person.does("registration", &json!({})).await
}

/// The six figures in a letter.
pub fn code(letter: &LetterView) -> Result<String> {
    let found = letter.plain.split(|c: char| !c.is_ascii_digit()).find(|word| word.len() == 6);
    Ok(found.with_context(|| format!("a code in {:?}", letter.plain))?.to_owned())
}

/// The secret in a letter's link.
pub fn secret(letter: &LetterView) -> Result<String> {
    let link = letter.link.as_deref().context("a link")?;
    let (_, rest) = link.split_once("#secret=").context("a secret")?;
    Ok(rest.split_once("&council=").context("a council")?.0.to_owned())
}
