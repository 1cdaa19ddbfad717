//! What the program is told about its post: arguments, and secrets from the environment only.

use super::kannel::KannelAccess;
use super::notify::{NOTIFY, NotifyAccess, NotifyKey};
use super::post::{Post, Route};
use super::smtp::SmtpAccess;
use crate::config::PublicUrl;
use anyhow::Context;
use clap::{Args, ValueEnum};

/// Who carries letters to residents.
#[derive(Debug, Clone, Args)]
pub struct PostFlags {
    /// Who carries e-mail: `smtps://user@host` (its password in PERMIT_SMTP_PASSWORD), `notify` or `demo`.
    /// Without it e-mail waits; with --demo, it is kept to be read.
    #[arg(long)]
    mail: Option<String>,
    /// The address e-mail comes from, as `Permits <permits@example.org>`. Needed for SMTP.
    #[arg(long)]
    mail_from: Option<String>,
    /// Who carries text messages. Without it, whoever carries e-mail, where that can be.
    #[arg(long, value_enum)]
    texts: Option<Texts>,
    /// The address of a Kannel gateway's `sendsms`, as `http://127.0.0.1:13013`. Its password is in
    /// PERMIT_KANNEL_SEND_PASSWORD.
    #[arg(long)]
    kannel_url: Option<PublicUrl>,
    /// The name a Kannel gateway knows us by.
    #[arg(long, default_value = "permits")]
    kannel_user: String,
    /// The address of GOV.UK Notify. Its key is in PERMIT_NOTIFY_KEY.
    #[arg(long, default_value = NOTIFY)]
    notify_url: PublicUrl,
    /// The id of the e-mail template, which holds ((subject)) and ((body)) only.
    #[arg(long)]
    notify_email_template: Option<String>,
    /// The id of the text template, which holds ((body)) only.
    #[arg(long)]
    notify_text_template: Option<String>,
}

/// Who can carry text messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Texts {
    /// GOV.UK Notify.
    Notify,
    /// A Kannel gateway.
    Kannel,
    /// Nobody: they are kept to be read.
    Demo,
}

impl PostFlags {
    /// The post. `secret` looks a name up in the environment.
    ///
    /// # Errors
    /// If something is missing or wrong; the reason says which argument.
    pub fn post(&self, demo: bool, secret: impl Fn(&str) -> Option<String>) -> anyhow::Result<Post> {
        let email = match self.mail.as_deref() {
            None if demo => Route::Demo,
            None => Route::Waits,
            Some("demo") => Route::Demo,
            Some("notify") => Route::Notify(self.notify(&secret)?),
            Some(url) => {
                let from = self.mail_from.as_deref().context("--mail-from is missing")?;
                let password = secret("PERMIT_SMTP_PASSWORD");
                Route::Smtp(SmtpAccess::new(url, password.as_deref(), from).context("--mail")?)
            }
        };
        let mobile = match (self.texts, &email) {
            (Some(Texts::Demo), _) => Route::Demo,
            (Some(Texts::Notify), _) => Route::Notify(self.notify(&secret)?),
            (Some(Texts::Kannel), _) => Route::Kannel(self.kannel(&secret)?),
            (None, Route::Smtp(_)) if demo => Route::Demo,
            (None, Route::Smtp(_) | Route::Waits) => Route::Waits,
            // E-mail goes by no gateway.
            (None, Route::Demo | Route::Kannel(_)) => Route::Demo,
            (None, Route::Notify(access)) => Route::Notify(access.clone()),
        };
        Ok(Post { email, mobile })
    }

    fn kannel(&self, secret: impl Fn(&str) -> Option<String>) -> anyhow::Result<KannelAccess> {
        let name = "PERMIT_KANNEL_SEND_PASSWORD";
        let password = secret(name).with_context(|| format!("{name} is not set"))?;
        Ok(KannelAccess {
            url: self.kannel_url.clone().context("--kannel-url is missing")?,
            user: self.kannel_user.clone(),
            password: password.trim().to_owned(),
        })
    }

    fn notify(&self, secret: impl Fn(&str) -> Option<String>) -> anyhow::Result<NotifyAccess> {
        let key = secret("PERMIT_NOTIFY_KEY").context("PERMIT_NOTIFY_KEY is not set")?;
        let template = |id: &Option<String>, flag| id.clone().with_context(|| format!("{flag} is missing"));
        Ok(NotifyAccess {
            url: self.notify_url.clone(),
            key: NotifyKey::read(&key).context("PERMIT_NOTIFY_KEY")?,
            email_template: template(&self.notify_email_template, "--notify-email-template")?,
            text_template: template(&self.notify_text_template, "--notify-text-template")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Program {
        #[command(flatten)]
        post: PostFlags,
    }

    const TEMPLATE: &str = "26785a09-ab16-4eb0-8407-a37497a57506";

    fn post(demo: bool, arguments: &[&str]) -> Result<[&'static str; 2], String> {
        let secret = |name: &str| match name {
            "PERMIT_SMTP_PASSWORD" => Some("hush".to_owned()),
            "PERMIT_KANNEL_SEND_PASSWORD" => Some("hush".to_owned()),
            "PERMIT_NOTIFY_KEY" => Some(format!("key-{TEMPLATE}-{TEMPLATE}")),
            other => panic!("asked for {other}"),
        };
        let flags = Program::parse_from([&["permit-server"], arguments].concat()).post;
        let shown = |route| match route {
            Route::Waits => "waits",
            Route::Demo => "demo",
            Route::Smtp(_) => "smtp",
            Route::Notify(_) => "notify",
            Route::Kannel(_) => "kannel",
        };
        let post = flags.post(demo, secret).map_err(|error| format!("{error:#}"))?;
        Ok([shown(post.email), shown(post.mobile)])
    }

    #[test]
    fn the_post_is_what_the_arguments_say() {
        let templates = ["--notify-email-template", TEMPLATE, "--notify-text-template", TEMPLATE];
        let smtp = ["--mail", "smtps://u@mail.example.org", "--mail-from", "permits@example.org"];
        let notify = [&["--mail", "notify"], &templates[..]].concat();
        assert_eq!(post(false, &[]).unwrap(), ["waits", "waits"]);
        assert_eq!(post(true, &[]).unwrap(), ["demo", "demo"]);
        assert_eq!(post(false, &["--mail", "demo"]).unwrap(), ["demo", "demo"]);
        assert_eq!(post(false, &smtp).unwrap(), ["smtp", "waits"]);
        assert_eq!(post(true, &smtp).unwrap(), ["smtp", "demo"]);
        assert_eq!(post(true, &notify).unwrap(), ["notify", "notify"]);
        let both = [&smtp[..], &["--texts", "notify"], &templates].concat();
        assert_eq!(post(false, &both).unwrap(), ["smtp", "notify"]);
        let gateway = [&smtp[..], &["--texts", "kannel", "--kannel-url", "http://127.0.0.1:13013"]].concat();
        assert_eq!(post(true, &gateway).unwrap(), ["smtp", "kannel"]);
    }

    #[test]
    fn what_is_missing_is_named() {
        let cases: [(&[&str], &str); 4] = [
            (&["--texts", "kannel"], "--kannel-url"),
            (&["--mail", "smtp://127.0.0.1:25"], "--mail-from"),
            (&["--mail", "notify"], "--notify-email-template"),
            (&["--mail", "carrier-pigeon", "--mail-from", "a@example.org"], "smtps://"),
        ];
        for (arguments, reason) in cases {
            let refused = post(false, arguments).unwrap_err();
            assert!(refused.contains(reason), "{arguments:?}: {refused}");
        }
    }
}
