//! Somebody in front of the provider's pages, in a browser without scripts: follows links, fills in forms, and reads
//! what is written there.

use crate::person::use_ring;
use anyhow::{Context, Result, bail, ensure};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder};
use std::time::Duration;

/// A mock card that pays.
pub const GOOD_CARD: &str = "4444333322221111";
/// A mock card that is declined.
pub const BAD_CARD: &str = "4000000000000002";

/// A browser.
pub struct Payer {
    client: Client,
    site: String,
}

/// What somebody has before them.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its address, or where it leads by itself.
    pub address: String,
    /// Its status.
    pub status: u16,
    /// What is written there.
    pub text: String,
}

impl Page {
    /// Where a form of the page leads, by a piece of its address.
    fn form(&self, what: &str) -> Result<&str> {
        let forms = self.text.split("<form method=\"post\" action=\"").skip(1);
        let mut actions = forms.filter_map(|rest| rest.split_once('"')).map(|(action, _)| action);
        actions
            .find(|action| action.ends_with(what))
            .with_context(|| format!("no form {what}: {}", self.text))
    }
}

impl Payer {
    /// A browser for the pages of a provider.
    ///
    /// # Errors
    /// If there can be no HTTP client.
    pub fn at(site: &str) -> Result<Self> {
        use_ring();
        let client = Client::builder().redirect(Policy::none()).timeout(Duration::from_secs(60)).build()?;
        Ok(Self { client, site: site.to_owned() })
    }

    /// Opens the page of a payment and is led to the form for the card.
    ///
    /// # Errors
    /// If the page was opened before.
    pub async fn opens(&self, url: &str) -> Result<Page> {
        let page = self.goes(self.client.get(url)).await?;
        ensure!(page.status == 200, "{}: {}", page.status, page.text);
        Ok(page)
    }

    /// Enters a card; the page after that.
    ///
    /// # Errors
    /// If there is no form for one.
    pub async fn enters(&self, page: &Page, card: &str) -> Result<Page> {
        let action = page.address.trim_start_matches(&self.site).to_owned();
        let fields = [
            ("cardNo", card),
            ("expiryMonth", "12"),
            ("expiryYear", "49"),
            ("cardholderName", "A. Payer"),
            ("cvc", "123"),
        ];
        self.sends(page.form(&action)?, &fields).await
    }

    /// Confirms the amount; the address that leads back.
    ///
    /// # Errors
    /// If there is nothing to confirm.
    pub async fn confirms(&self, page: &Page) -> Result<String> {
        let page = self.sends(page.form("/confirm")?, &[]).await?;
        ensure!(!page.address.starts_with(&self.site), "it does not lead back: {}", page.text);
        Ok(page.address)
    }

    /// Pays from a payment's address to its end; the address that leads back.
    ///
    /// # Errors
    /// If a page is not as expected.
    pub async fn pays(&self, url: &str) -> Result<String> {
        let page = self.opens(url).await?;
        self.confirms(&self.enters(&page, GOOD_CARD).await?).await
    }

    /// Gives up on a page; the address that leads back.
    ///
    /// # Errors
    /// If the page offers no way to.
    pub async fn gives_up(&self, page: &Page) -> Result<String> {
        way_back(&self.sends(page.form("/cancel")?, &[]).await?)
    }

    async fn sends(&self, action: &str, fields: &[(&str, &str)]) -> Result<Page> {
        let body = fields.iter().map(|(name, value)| format!("{name}={}", value.replace(' ', "+")));
        let request = self
            .client
            .post(format!("{}{action}", self.site))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.collect::<Vec<_>>().join("&"));
        self.goes(request).await
    }

    /// Follows where the provider leads, as long as it is on its own site.
    async fn goes(&self, request: RequestBuilder) -> Result<Page> {
        let mut answer = request.send().await?;
        for _ in 0..5 {
            let (address, status) = (answer.url().to_string(), answer.status());
            let onward =
                answer.headers().get("location").map(|to| to.to_str().map(str::to_owned)).transpose()?;
            let Some(onward) = onward.filter(|_| status.is_redirection()) else {
                return Ok(Page { address, status: status.as_u16(), text: answer.text().await? });
            };
            if !onward.starts_with('/') {
                return Ok(Page { address: onward, status: status.as_u16(), text: String::new() });
            }
            answer = self.client.get(format!("{}{onward}", self.site)).send().await?;
        }
        bail!("it leads in a circle")
    }
}

/// Where the last page of a payment leads back to.
///
/// # Errors
/// If it leads nowhere.
pub fn way_back(page: &Page) -> Result<String> {
    let (_, rest) = page.text.split_once("class=\"button\" href=\"").context("a way back")?;
    Ok(rest.split_once('"').context("an address")?.0.replace("&amp;", "&"))
}
