//! What a decision does to a permit holder. A change carries whole rows, so that applying it twice does no harm.

use crate::helper::Helpers;
use crate::plates::SavedPlates;
use crate::{Basket, Bundle, Holder, Home, Order, Registration, Stay, VisitorLink, ZoneId};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The outcome of a command that the rules allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What to store, all of it or nothing.
    pub changes: Vec<Change>,
    /// What the command was about, as it is afterwards.
    pub reply: Settled,
}

/// What a command was about, as it is afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Settled {
    /// A stay.
    Stay(Box<Stay>),
    /// A registration.
    Registration(Box<Registration>),
    /// An order.
    Order(Box<Order>),
    /// The basket.
    Basket(Basket),
    /// Bundles that have expired.
    Bundles(Vec<Bundle>),
    /// Several stays.
    Stays(Vec<Stay>),
    /// The plates that are kept.
    Plates(SavedPlates),
    /// A link to visitors.
    Link(Box<VisitorLink>),
    /// Who helps, and who is invited to.
    Helpers(Helpers),
}

impl Settled {
    /// The stay, if it is one.
    pub fn stay(&self) -> Option<&Stay> {
        match self {
            Self::Stay(stay) => Some(stay),
            Self::Registration(_)
            | Self::Order(_)
            | Self::Basket(_)
            | Self::Bundles(_)
            | Self::Stays(_)
            | Self::Plates(_)
            | Self::Link(_)
            | Self::Helpers(_) => None,
        }
    }

    /// The stays it is about: one, several or none.
    pub fn stays(&self) -> &[Stay] {
        match self {
            Self::Stay(stay) => std::slice::from_ref(stay),
            Self::Stays(stays) => stays,
            Self::Registration(_)
            | Self::Order(_)
            | Self::Basket(_)
            | Self::Bundles(_)
            | Self::Plates(_)
            | Self::Link(_)
            | Self::Helpers(_) => &[],
        }
    }

    /// The registration, if it is one.
    pub fn registration(&self) -> Option<&Registration> {
        match self {
            Self::Registration(registration) => Some(registration),
            Self::Stay(_)
            | Self::Order(_)
            | Self::Basket(_)
            | Self::Bundles(_)
            | Self::Stays(_)
            | Self::Plates(_)
            | Self::Link(_)
            | Self::Helpers(_) => None,
        }
    }

    /// The order, if it is one.
    pub fn order(&self) -> Option<&Order> {
        match self {
            Self::Order(order) => Some(order),
            Self::Stay(_)
            | Self::Registration(_)
            | Self::Basket(_)
            | Self::Bundles(_)
            | Self::Stays(_)
            | Self::Plates(_)
            | Self::Link(_)
            | Self::Helpers(_) => None,
        }
    }
}

/// One row of a permit holder as it is from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// A bundle was bought, or visits of it were spent, given back, held back, paid back or have expired.
    Bundle {
        /// The bundle from now on.
        bundle: Bundle,
    },
    /// A stay was activated, corrected, stopped, made longer or cancelled.
    Stay {
        /// The stay from now on.
        stay: Stay,
    },
    /// The registration was renewed, or ended.
    Registration {
        /// The last day it is valid.
        until: Option<NaiveDate>,
    },
    /// An application was begun, filled in, sent, decided or withdrawn.
    Filed {
        /// The registration from now on.
        registration: Registration,
    },
    /// An address was accepted, or its acceptance undone.
    Home {
        /// The address.
        home: Option<Home>,
        /// The name it goes with.
        name: Option<String>,
        /// Its zone.
        zone: Option<ZoneId>,
    },
    /// Something was put into the basket or taken out.
    Basket {
        /// The basket from now on.
        basket: Basket,
    },
    /// An order was placed, paid, closed or refunded.
    Order {
        /// The order from now on.
        order: Box<Order>,
    },
    /// A plate was kept, named, used or forgotten.
    Plates {
        /// The plates that are kept from now on.
        plates: SavedPlates,
    },
    /// A link to visitors was made, used or withdrawn, or a use of it given back.
    Link {
        /// The link from now on.
        link: VisitorLink,
    },
    /// Somebody was invited to help, began to, was of help, or helps no longer.
    Helpers {
        /// Who helps from now on, and who is invited to.
        helpers: Helpers,
    },
}

impl Holder {
    /// Takes a change over.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Bundle { bundle } => {
                self.bundles.insert(bundle.id.clone(), bundle.clone());
            }
            Change::Stay { stay } => {
                self.stays.insert(stay.id.clone(), stay.clone());
            }
            Change::Registration { until } => self.registered_until = *until,
            Change::Filed { registration } => self.registration = Some(registration.clone()),
            Change::Home { home, name, zone } => {
                (self.home, self.name, self.zone) = (home.clone(), name.clone(), zone.clone());
            }
            Change::Basket { basket } => self.basket = basket.clone(),
            Change::Plates { plates } => self.plates = plates.clone(),
            Change::Link { link } => {
                self.links.insert(link.id.clone(), link.clone());
            }
            Change::Helpers { helpers } => self.helpers = helpers.clone(),
            Change::Order { order } => {
                self.orders.insert(order.id.clone(), (**order).clone());
            }
        }
    }
}
