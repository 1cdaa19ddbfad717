//! Finding an address on the council's list.

use crate::addresses;
use crate::calls::Ask;
use crate::store::Session;
use permit_api::Problem;
use permit_api::registrations::{FindAddress, FoundAddress, FoundAddresses};
use permit_api::stays::ZoneName;

pub fn answer(ask: &Ask<'_>, session: &Session, input: &FindAddress) -> Result<FoundAddresses, Problem> {
    let postcode = addresses::postcode(&input.postcode)?;
    let list = ask.office.addresses.of(&session.council);
    let found = list.map(|list| list.find(&postcode, &input.house)).unwrap_or_default();
    let addresses = found.into_iter().map(|it| FoundAddress {
        uprn: it.uprn.clone(),
        line: it.line.clone(),
        zone: ZoneName::of(&it.zone, ask.scheme),
    });
    let addresses = addresses.collect();
    Ok(FoundAddresses { postcode, addresses })
}
