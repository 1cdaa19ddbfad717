//! The screens, driven from outside by WebDriver as a person uses them: by what is written on them. The same words and
//! the same journey serve the app's window and a browser.

pub mod buying;
pub mod documents;
mod driver;
pub mod journey;
mod keyboard;
pub mod registering;
pub mod staff;

pub use driver::{App, Look};
pub use keyboard::{ENTER, SPACE, TAB};

use crate::person::now;
use crate::repository;
use anyhow::{Context, Result, bail};
use chrono::NaiveDate;
use driver::Driver;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::Duration;
use thirtyfour::{By, WebDriver, WebElement};

/// How long a person would wait for something to appear.
const PATIENCE: chrono::Duration = chrono::Duration::seconds(20);

/// A screen somebody is looking at.
pub struct Screen {
    web: WebDriver,
    // Ends when the screen is dropped.
    driver: Driver,
}

impl Screen {
    /// The app's window, of the built app.
    pub async fn window(app: &App<'_>) -> Result<Self> {
        let (web, driver) = driver::window(app).await?;
        Ok(Self { web, driver })
    }

    /// A page of the website in a browser.
    pub async fn browser(address: &str, look: &Look) -> Result<Self> {
        let (web, driver) = driver::browser(look).await?;
        web.goto(address).await?;
        Ok(Self { web, driver })
    }

    /// Closes it, as a person closes a window.
    pub async fn close(self) -> Result<()> {
        Ok(self.web.quit().await?)
    }

    /// Goes to another page of the website.
    pub async fn go(&self, address: &str) -> Result<()> {
        Ok(self.web.goto(address).await?)
    }

    /// Presses the button or follows the link that says these words, or else the first with these words among others.
    pub async fn press(&self, words: &str) -> Result<()> {
        let path =
            |says: &str| format!("//*[self::a or self::button][{says} or @aria-label={}]", quoted(words));
        let exactly = path(&format!("normalize-space(.)={}", quoted(words)));
        let among = path(&format!("contains(normalize-space(.), {})", quoted(words)));
        self.until(&format!("nothing to press says {words:?}"), async || {
            let element = match self.shown(&exactly).await? {
                Some(element) => Some(element),
                None => self.shown(&among).await?,
            };
            let Some(element) = element else { return Ok(None) };
            // It may be moving, or about to be replaced: then it is tried again. The window's driver does not scroll to
            // what lies just below the edge.
            let pressed = element.click().await;
            if pressed.is_err() {
                element.scroll_into_view().await.unwrap_or_default();
            }
            Ok(pressed.ok())
        })
        .await
    }

    /// Types into the field with this label, in place of what is there.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        self.until(&format!("{label:?} takes no text"), async || {
            let field = self.field(label).await?;
            // It may be moving, or about to be replaced: then it is tried again.
            if field.clear().await.is_err() {
                field.scroll_into_view().await.unwrap_or_default();
                return Ok(None);
            }
            Ok(field.send_keys(text).await.ok())
        })
        .await
    }

    /// Chooses the answer with this label.
    pub async fn choose(&self, label: &str) -> Result<()> {
        let path = format!("//label[contains(normalize-space(.), {})]", quoted(label));
        self.until(&format!("no answer {label:?}"), async || {
            let Some(label) = self.shown(&path).await? else { return Ok(None) };
            Ok(label.click().await.ok())
        })
        .await
    }

    /// Gives the field with this label a file.
    pub async fn attach(&self, label: &str, file: &Path) -> Result<()> {
        Ok(self.field(label).await?.send_keys(file.to_string_lossy()).await?)
    }

    /// Puts a day into the field with this label, whatever way this browser has of typing one.
    pub async fn pick_day(&self, label: &str, day: NaiveDate) -> Result<()> {
        let id = self.field(label).await?.attr("id").await?.context("a field has an id")?;
        let script = format!(
            "const field = document.getElementById('{id}'); field.value = '{day}'; \
             field.dispatchEvent(new Event('input', {{ bubbles: true }})); return field.value === '{day}';"
        );
        anyhow::ensure!(self.ask(&script).await? == true, "{label:?} takes no day");
        Ok(())
    }

    /// Does something in a tab of its own, as a person who looks something up, and comes back.
    pub async fn aside<T>(&self, address: &str, act: impl AsyncFnOnce() -> Result<T>) -> Result<T> {
        let here = self.web.window().await?;
        let tab = self.web.new_tab().await?;
        self.web.switch_to_window(tab).await?;
        self.web.goto(address).await?;
        let done = act().await?;
        self.web.close_window().await?;
        self.web.switch_to_window(here).await?;
        Ok(done)
    }

    /// Lets the browser have a fingerprint reader whose owner always touches it.
    pub async fn has_fingerprint_reader(&self) -> Result<()> {
        let reader = json!({ "protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
            "hasUserVerification": true, "isUserVerified": true });
        self.driver.ask(&self.web.session_id().to_string(), "webauthn/authenticator", &reader).await?;
        Ok(())
    }

    /// Gives the browser a network of so many bytes a second, in either direction.
    pub async fn has_network(&self, bytes: u32) -> Result<()> {
        let network = json!({ "network_conditions":
            { "offline": false, "latency": 5, "download_throughput": bytes, "upload_throughput": bytes } });
        self.driver.ask(&self.web.session_id().to_string(), "chromium/network_conditions", &network).await?;
        Ok(())
    }

    /// Lets pages run scripts, or not, as from the next page on.
    pub async fn runs_scripts(&self, on: bool) -> Result<()> {
        self.tell("Emulation.setScriptExecutionDisabled", json!({ "value": !on })).await
    }

    /// Lets nothing through from addresses like this, as a network does that blocks it.
    pub async fn loads_nothing_from(&self, address: &str) -> Result<()> {
        self.tell("Network.enable", json!({})).await?;
        self.tell("Network.setBlockedURLs", json!({ "urls": [address] })).await
    }

    /// Tells the browser something by its own protocol.
    async fn tell(&self, command: &str, input: Value) -> Result<()> {
        let input = json!({ "cmd": command, "params": input });
        self.driver.ask(&self.web.session_id().to_string(), "goog/cdp/execute", &input).await?;
        Ok(())
    }

    /// Waits until these words are on the screen.
    pub async fn sees(&self, words: &str) -> Result<()> {
        self.within(PATIENCE, words).await
    }

    /// Waits for these words, longer than a person would.
    pub async fn sees_in_time(&self, words: &str) -> Result<()> {
        self.within(chrono::Duration::seconds(100), words).await
    }

    async fn within(&self, patience: chrono::Duration, words: &str) -> Result<()> {
        self.until_for(patience, &format!("{words:?} is not on the screen"), async || {
            Ok(self.text().await?.contains(words).then_some(()))
        })
        .await
    }

    /// What is written on the screen, spaces evened.
    pub async fn text(&self) -> Result<String> {
        let text = self.ask("return document.body ? document.body.innerText : ''").await?;
        Ok(text.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The answer of a script of the test's own.
    pub async fn ask(&self, script: &str) -> Result<Value> {
        Ok(self.web.execute(script, Vec::new()).await?.json().clone())
    }

    /// The answer of a script of the test's own that takes its time: it calls its last argument with it.
    pub async fn wait_for(&self, script: &str) -> Result<Value> {
        Ok(self.web.execute_async(script, Vec::new()).await?.json().clone())
    }

    /// Presses a key, wherever the focus is.
    pub async fn key(&self, key: &str) -> Result<()> {
        Ok(self.web.action_chain().send_keys(key).perform().await?)
    }

    /// Waits until the test's own script answers true.
    pub async fn holds(&self, what: &str, script: &str) -> Result<()> {
        self.until(what, async || Ok((self.ask(script).await? == true).then_some(()))).await
    }

    /// Nothing on the screen shuts anybody out: axe finds no fault by WCAG 2.2 AA and its own best practice, and
    /// nothing hangs over the side.
    pub async fn is_accessible(&self) -> Result<()> {
        let axe = fs::read_to_string(repository("ui/node_modules/axe-core/axe.min.js"))?;
        self.web.execute(axe, Vec::new()).await?;
        let script = "const done = arguments[arguments.length - 1]; \
            axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] }) \
            .then(found => done(found.violations.map(fault => fault.id + ': ' + fault.nodes.map(node => \
            node.html + ' ' + node.failureSummary).join('; '))), error => done([String(error)]));";
        let faults = self.wait_for(script).await?;
        let page = self.ask("return location.pathname + ' ' + innerWidth").await?;
        anyhow::ensure!(faults == Value::Array(Vec::new()), "{page}: {faults:#}");
        let over = self
            .ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
            .await?;
        anyhow::ensure!(over.as_i64().is_some_and(|over| over <= 0), "{page} hangs {over} px over the side");
        Ok(())
    }

    /// Keeps a picture in `tests/out`, for people to look at.
    pub async fn picture(&self, name: &str) -> Result<()> {
        let drawn = "const done = arguments[arguments.length - 1]; \
            requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
        self.wait_for(drawn).await?;
        let folder = repository("tests/out");
        fs::create_dir_all(&folder)?;
        Ok(self.web.screenshot(&folder.join(format!("{name}.png"))).await?)
    }

    async fn field(&self, label: &str) -> Result<WebElement> {
        let path = format!("//label[contains(normalize-space(.), {})]", quoted(label));
        self.until(&format!("no field {label:?}"), async || {
            let Some(label) = self.shown(&path).await? else { return Ok(None) };
            let Some(id) = label.attr("for").await? else { return Ok(None) };
            Ok(self.web.find(By::Id(id)).await.ok())
        })
        .await
    }

    async fn shown(&self, path: &str) -> Result<Option<WebElement>> {
        for element in self.web.find_all(By::XPath(path)).await? {
            if element.is_displayed().await.unwrap_or(false) {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    async fn until<T>(&self, failure: &str, look: impl AsyncFn() -> Result<Option<T>>) -> Result<T> {
        self.until_for(PATIENCE, failure, look).await
    }

    async fn until_for<T>(
        &self,
        patience: chrono::Duration,
        failure: &str,
        look: impl AsyncFn() -> Result<Option<T>>,
    ) -> Result<T> {
        let end = now() + patience;
        loop {
            // While a page is being replaced, nothing can be found on it.
            if let Ok(Some(found)) = look().await {
                return Ok(found);
            }
            if now() > end {
                let (text, place) = (self.text().await?, self.web.current_url().await?);
                let pictured = if self.picture("failure").await.is_ok() { "" } else { ", without a picture" };
                bail!("{failure} at {place}{pictured}: {text}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

/// A text as XPath writes it; the words of our screens hold no double quotes.
fn quoted(words: &str) -> String {
    format!("\"{words}\"")
}
