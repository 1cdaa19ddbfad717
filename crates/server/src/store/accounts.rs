//! What accounts need beyond being looked up: tickets (proofs under way), changes to an account, passkeys, and leaving.
//! A store knows neither what a code is nor what a passkey signs: it keeps hashes and texts, and counts.

use super::audit::Line;
use super::rows::Account;
use super::{Admission, KeptLetter, Later};
use crate::letters::{Contact, Letter};
use chrono::{DateTime, Utc};
use permit_api::words::Lang;
use permit_rules::{CouncilId, HolderId};
use serde_json::Value;
use std::fmt;

/// What a ticket is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// A new account.
    SignUp,
    /// A new password.
    ResetPassword,
    /// Another e-mail address.
    ChangeEmail,
    /// A mobile number.
    LinkMobile,
    /// A new passkey.
    AddPasskey,
    /// Logging in with a passkey.
    PasskeyLogIn,
    /// Helping a permit holder.
    Help,
}

impl Purpose {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::SignUp,
        Self::ResetPassword,
        Self::ChangeEmail,
        Self::LinkMobile,
        Self::AddPasskey,
        Self::PasskeyLogIn,
        Self::Help,
    ];

    /// As kept, and as the audit log names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::SignUp => "sign_up",
            Self::ResetPassword => "reset_password",
            Self::ChangeEmail => "change_email",
            Self::LinkMobile => "link_mobile",
            Self::AddPasskey => "add_passkey",
            Self::PasskeyLogIn => "passkey_log_in",
            Self::Help => "help",
        }
    }
}

/// A proof that somebody has been asked for. It is used once, or not at all.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Its key, told to whoever asked for it.
    pub id: String,
    /// The council.
    pub council: CouncilId,
    /// What it is for.
    pub purpose: Purpose,
    /// The account it is for, if there is one.
    pub account: Option<String>,
    /// The address or number that is to be proved, if it is about one.
    pub contact: Option<Contact>,
    /// What is needed once the proof is there. No password, code or secret in plain text.
    pub payload: Value,
    /// A hash of the code, if there is one.
    pub code_hash: Option<[u8; 32]>,
    /// A hash of the secret in the link, or of the challenge's own name.
    pub secret_hash: [u8; 32],
    /// The first moment at which the code no longer works.
    pub code_until: DateTime<Utc>,
    /// The first moment at which the secret no longer works.
    pub link_until: DateTime<Utc>,
    /// How many more wrong codes it bears.
    pub left: u32,
}

impl fmt::Debug for Ticket {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Ticket")
            .field("purpose", &self.purpose)
            .field("left", &self.left)
            .finish_non_exhaustive()
    }
}

/// What a ticket is opened with.
#[derive(Clone, PartialEq, Eq)]
pub enum TicketKey {
    /// The code that was sent, where it was asked for.
    Code {
        /// The ticket.
        ticket: String,
        /// A hash of the code.
        hash: [u8; 32],
    },
    /// A hash of the secret.
    Secret([u8; 32]),
}

impl fmt::Debug for TicketKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Code { .. } => "Code(..)",
            Self::Secret(_) => "Secret(..)",
        })
    }
}

impl TicketKey {
    /// Whether a ticket is the one this is meant for, right or wrong.
    pub fn names(&self, ticket: &Ticket) -> bool {
        match self {
            Self::Code { ticket: id, .. } => ticket.id == *id,
            Self::Secret(hash) => ticket.secret_hash == *hash,
        }
    }

    /// Whether it opens a ticket that it names, at a moment.
    pub fn opens(&self, ticket: &Ticket, now: DateTime<Utc>) -> Opening {
        let (until, fits) = match self {
            Self::Code { hash, .. } => (ticket.code_until, ticket.code_hash == Some(*hash)),
            Self::Secret(_) => (ticket.link_until, true),
        };
        if now >= until || ticket.left == 0 {
            Opening::Over
        } else if fits {
            Opening::Right
        } else {
            Opening::Wrong
        }
    }
}

/// How a key fits a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// It opens it.
    Right,
    /// It does not.
    Wrong,
    /// It is too late for either.
    Over,
}

/// What became of a try to use a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried {
    /// It is used up now, by this.
    Right(Box<Ticket>),
    /// The code is wrong; so many more may be.
    Wrong {
        /// How many.
        left: u32,
    },
    /// There is no such ticket for such a purpose, or no longer.
    Gone,
}

/// What is told along with a change, in the same transaction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// To whom it may concern.
    pub letters: Vec<Letter>,
    /// To the audit log.
    pub audit: Vec<Line>,
}

/// A change to an account. Whatever decides who can get into it voids the tickets that are open for it.
#[derive(Clone, PartialEq, Eq)]
pub enum AccountChange {
    /// Another password. Ends the account's sessions and connections.
    Password {
        /// Its hash.
        hash: String,
        /// The device whose session goes on.
        keep: Option<String>,
    },
    /// The same password, hashed anew.
    Rehash {
        /// The hash so far; where there is another by now, nothing happens.
        old: String,
        /// The new one.
        new: String,
    },
    /// Another e-mail address, in lower case.
    Email(String),
    /// Another mobile number, or none.
    Mobile(Option<String>),
    /// Another language.
    Language(Lang),
}

impl AccountChange {
    /// Whether it changes how one gets into the account.
    pub fn voids_tickets(&self) -> bool {
        match self {
            Self::Password { .. } | Self::Email(_) | Self::Mobile(_) => true,
            Self::Rehash { .. } | Self::Language(_) => false,
        }
    }
}

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// It is done; the account is so from now on.
    Done(Box<Account>),
    /// The address, the number or the passkey belongs to another account.
    Taken,
    /// There is no such account, it has as many as it may have, or it was changed meanwhile.
    Nothing,
}

/// A passkey.
#[derive(Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Its key, unique in the council: what browsers call the credential.
    pub id: String,
    /// The council.
    pub council: CouncilId,
    /// The account it opens.
    pub account: String,
    /// What its owner calls it.
    pub name: String,
    /// The public key and all that is needed to verify it.
    pub credential: Value,
    /// How often it has been used, by its own account.
    pub counter: u32,
    /// When it was made.
    pub since: DateTime<Utc>,
}

impl fmt::Debug for Passkey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Passkey").field("since", &self.since).finish_non_exhaustive()
    }
}

/// Where accounts change.
pub trait Accounts: Send + Sync + 'static {
    /// Keeps a ticket, and tells.
    fn put_ticket(&self, ticket: Ticket, told: Told) -> Later<'_, ()>;

    /// The ticket a key is meant for, whether or not the key is right. Changes nothing; never tell a client more than
    /// it has said itself.
    fn ticket(&self, council: CouncilId, key: TicketKey) -> Later<'_, Option<Ticket>>;

    /// Uses a ticket up, or counts a wrong code. Of many at once, one is right. A ticket for another purpose is left
    /// alone.
    fn try_ticket(
        &self,
        council: CouncilId,
        key: TicketKey,
        purposes: &'static [Purpose],
        now: DateTime<Utc>,
    ) -> Later<'_, Tried>;

    /// Takes in an account and its holder like [`admit`](super::Store::admit), and tells where it is new. Says whether
    /// it is.
    fn open_account(&self, admission: Admission, told: Told) -> Later<'_, bool>;

    /// Changes an account, and tells where that was done.
    fn change_account(
        &self,
        council: CouncilId,
        account: String,
        change: AccountChange,
        told: Told,
    ) -> Later<'_, Changed>;

    /// The passkeys of an account, the oldest first.
    fn passkeys(&self, council: CouncilId, account: String) -> Later<'_, Vec<Passkey>>;

    /// A passkey of a council.
    fn passkey(&self, council: CouncilId, id: String) -> Later<'_, Option<Passkey>>;

    /// Keeps a new passkey, unless its account has so many already, and tells.
    fn put_passkey(&self, passkey: Passkey, most: u32, told: Told) -> Later<'_, Changed>;

    /// Notes that a passkey was used, if its counter is still what it was when that was found right. Says whether.
    fn use_passkey(&self, before: Passkey, after: Passkey) -> Later<'_, bool>;

    /// Takes a passkey off an account, and tells. Says whether there was one.
    fn drop_passkey(&self, council: CouncilId, account: String, id: String, told: Told) -> Later<'_, bool>;

    /// Removes an account with its sessions, tickets, passkeys and connections, the holder's name and address and every registration
    /// the council has not decided upon; then tells. What was parked stays. Says whether there was an account.
    fn close_account(&self, council: CouncilId, account: String, told: Told) -> Later<'_, bool>;

    /// The holders whom an account helps, in the order of their keys.
    fn helped(&self, council: CouncilId, account: String) -> Later<'_, Vec<HolderId>>;

    /// The letters kept that went, or are to go, to any of these; the oldest first.
    fn letters_to(&self, council: CouncilId, contacts: Vec<Contact>) -> Later<'_, Vec<KeptLetter>>;
}
