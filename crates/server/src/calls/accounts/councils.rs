//! The councils to choose from.

use crate::calls::Ask;
use permit_api::accounts::{CouncilChoice, Councils, GetCouncils};

pub fn answer(ask: &Ask<'_>, _: &GetCouncils) -> Councils {
    let choice = |scheme: &std::sync::Arc<permit_rules::Scheme>| CouncilChoice {
        id: scheme.council.clone(),
        name: scheme.name.clone(),
        enquiries: scheme.contact.enquiries.clone(),
    };
    Councils { councils: ask.office.councils.all().map(choice).collect(), demo: ask.office.demo }
}
