//! Which carrier takes e-mail and which takes texts, as an operator sets it. Where there is none, letters wait.

use super::carrier::Carrier;
use super::demo::Demo;
use super::kannel::{Kannel, KannelAccess};
use super::letter::Contact;
use super::notify::{Notify, NotifyAccess};
use super::smtp::{Smtp, SmtpAccess};
use anyhow::bail;
use std::sync::Arc;

/// By which route letters leave.
#[derive(Debug, Clone, Default)]
pub struct Post {
    /// E-mail.
    pub email: Route,
    /// Text messages.
    pub mobile: Route,
}

/// A way out of the house.
#[derive(Debug, Clone, Default)]
pub enum Route {
    /// None: letters wait until there is one.
    #[default]
    Waits,
    /// Nowhere: letters are read in the outbox.
    Demo,
    /// An SMTP server, for e-mail only.
    Smtp(SmtpAccess),
    /// GOV.UK Notify.
    Notify(NotifyAccess),
    /// A Kannel gateway, for texts only.
    Kannel(KannelAccess),
}

impl Post {
    /// Everything is read in the outbox.
    pub fn demo() -> Self {
        Self { email: Route::Demo, mobile: Route::Demo }
    }

    /// The carriers.
    ///
    /// # Errors
    /// If one cannot be set up, or is to carry what it does not take.
    pub fn carriers(self) -> anyhow::Result<Carriers> {
        if matches!(self.mobile, Route::Smtp(_)) {
            bail!("text messages cannot go by SMTP");
        }
        if matches!(self.email, Route::Kannel(_)) {
            bail!("e-mail cannot go by a gateway of text messages");
        }
        Ok(Carriers { email: self.email.carrier()?, mobile: self.mobile.carrier()? })
    }
}

impl Route {
    fn carrier(self) -> anyhow::Result<Option<Arc<dyn Carrier>>> {
        Ok(match self {
            Self::Waits => None,
            Self::Demo => Some(Arc::new(Demo)),
            Self::Smtp(access) => Some(Arc::new(Smtp::new(&access)?)),
            Self::Notify(access) => Some(Arc::new(Notify::new(access)?)),
            Self::Kannel(access) => Some(Arc::new(Kannel::new(access)?)),
        })
    }
}

/// Who takes what.
#[derive(Clone, Default)]
pub struct Carriers {
    /// E-mail.
    pub email: Option<Arc<dyn Carrier>>,
    /// Text messages.
    pub mobile: Option<Arc<dyn Carrier>>,
}

impl Carriers {
    /// Who takes a letter to there.
    pub fn to(&self, contact: &Contact) -> Option<&dyn Carrier> {
        match contact {
            Contact::Email(_) => self.email.as_deref(),
            Contact::Mobile(_) => self.mobile.as_deref(),
        }
    }

    /// Tells the operator what will not leave.
    pub fn warn(&self) {
        for (what, carrier) in [("e-mail", &self.email), ("text messages", &self.mobile)] {
            if carrier.is_none() {
                tracing::warn!(what, "nobody carries these: they wait; see --mail and --texts");
            }
        }
    }
}
