//! The screens by keyboard alone: the focus moves on with Tab, and can always be seen.

use super::Screen;
use anyhow::{Result, bail, ensure};

/// Moves the focus on.
pub const TAB: &str = "\u{e004}";
/// Follows a link, presses a button, sends a form.
pub const ENTER: &str = "\u{e007}";
/// Presses a button, chooses an answer.
pub const SPACE: &str = "\u{e00d}";

/// Further than anybody wants to tab.
const MOST: usize = 60;

const HERE: &str = "const at = document.activeElement; if (at === document.body) return ''; \
    const label = at.labels && at.labels[0]; \
    return (at.getAttribute('aria-label') || (label ? label.innerText : at.innerText) || '').trim();";

const VISIBLE: &str = "const at = document.activeElement; const style = getComputedStyle(at); \
    return at === document.body || style.outlineStyle !== 'none' || style.boxShadow !== 'none' \
    || at.matches('input[type=radio]');";

impl Screen {
    /// What the thing with the focus is called.
    pub async fn in_focus(&self) -> Result<String> {
        Ok(self.ask(HERE).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Moves the focus on until it is on what says these words, among others.
    pub async fn tab_to(&self, words: &str) -> Result<()> {
        self.tab_until(words, |at| at.contains(words)).await
    }

    /// Moves the focus on until it is on what says these words and no others.
    pub async fn tab_to_just(&self, words: &str) -> Result<()> {
        self.tab_until(words, |at| at == words).await
    }

    async fn tab_until(&self, words: &str, is_it: impl Fn(&str) -> bool) -> Result<()> {
        let mut seen = Vec::new();
        for _ in 0..MOST {
            self.key(TAB).await?;
            let at = self.in_focus().await?;
            ensure!(self.ask(VISIBLE).await? == true, "the focus on {at:?} cannot be seen");
            if is_it(&at) {
                return Ok(());
            }
            seen.push(at);
        }
        bail!("{words:?} is not reached by tabbing: {seen:?}")
    }

    /// Tabs to a field and types into it.
    pub async fn tab_and_type(&self, label: &str, text: &str) -> Result<()> {
        self.tab_to(label).await?;
        self.key(text).await
    }

    /// Tabs to something and presses it.
    pub async fn tab_and_press(&self, words: &str, key: &str) -> Result<()> {
        self.tab_to(words).await?;
        self.key(key).await
    }

    /// Waits until the focus is on what says these words, where the page has put it.
    pub async fn focus_comes_to(&self, words: &str) -> Result<()> {
        self.until(&format!("the focus does not come to {words:?}"), async || {
            Ok(self.in_focus().await?.contains(words).then_some(()))
        })
        .await
    }
}
