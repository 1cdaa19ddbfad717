//! Filling in a part of a registration.

use super::filing::{claim, take};
use crate::addresses;
use crate::calls::Ask;
use crate::calls::deciding::stamp;
use crate::store::Session;
use permit_api::registrations::{Part, RegistrationStatus, SaveRegistration};
use permit_api::{Code, Problem};
use permit_rules::Home;
use permit_rules::registration::Step;

pub async fn answer(
    ask: &Ask<'_>,
    session: &Session,
    input: SaveRegistration,
) -> Result<RegistrationStatus, Problem> {
    let stamp = stamp(ask, session, "save_registration", &input.request, &input)?;
    let step = match input.part {
        Part::Name { name } => Step::Name(name),
        Part::Listed { uprn } => {
            let list = ask.office.addresses.of(&session.council);
            let found = list.and_then(|list| list.with_uprn(&uprn)).cloned();
            let found = found.ok_or_else(|| Problem::new(Code::UnknownAddress))?;
            let (line, postcode) = (found.line, found.postcode);
            Step::Home(Home { line, postcode, uprn: Some(found.uprn), zone: Some(found.zone) })
        }
        Part::Unlisted { line, postcode } => {
            let postcode = addresses::postcode(&postcode)?;
            Step::Home(Home { line, postcode, uprn: None, zone: None })
        }
        Part::Permit { number } => return claim(ask, session, stamp, number).await,
    };
    take(ask, session, stamp, step).await
}
