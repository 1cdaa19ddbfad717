//! A sample of every request and reply about helping.

use crate::{cambridgeshire, now, utc};
use permit_api::helping::{
    AcceptInvitation, GetHelped, GetHelpers, GetInvitation, Help, Helped, HelpedHolder, HelpersView, Helping,
    InvitationView, InviteHelper, RemoveHelper, StopHelping,
};
use permit_api::stays::ZoneName;
use permit_api::{Reply, Request};
use permit_rules::helper::{Helper, Helpers, Joined};
use permit_rules::{CouncilId, HolderId, RequestId};

fn request() -> RequestId {
    "r1".parse().unwrap()
}

fn council() -> CouncilId {
    "cambridgeshire".parse().unwrap()
}

fn holder() -> HolderId {
    "h1".parse().unwrap()
}

pub fn helpers() -> Helpers {
    let helper = |id: &str, name: &str, until: &str| Helper {
        id: id.parse().unwrap(),
        name: name.to_owned(),
        email: format!("{id}@example.org"),
        invited_at: utc("2026-06-20T09:00:00Z"),
        until: utc(until),
        joined: None,
        used_at: None,
    };
    let joined = Joined { account: "a2".to_owned(), at: utc("2026-06-21T09:00:00Z") };
    let mary = helper("i1", "Mary, my daughter", "2026-06-27T09:00:00Z");
    let list = vec![
        Helper { joined: Some(joined), used_at: Some(now()), ..mary },
        helper("i2", "Tom", "2026-12-27T09:00:00Z"),
        helper("i3", "Sal", "2026-06-27T09:00:00Z"),
    ];
    Helpers { list }
}

pub fn requests() -> Vec<Request> {
    let secret = || "battery staple".to_owned();
    let invite = InviteHelper {
        request: request(),
        name: "Mary, my daughter".to_owned(),
        email: "mary@example.org".to_owned(),
    };
    vec![
        Request::Helpers(GetHelpers {}),
        Request::InviteHelper(invite),
        Request::RemoveHelper(RemoveHelper { request: request(), helper: "i1".parse().unwrap() }),
        Request::Invitation(GetInvitation { council: council(), secret: secret() }),
        Request::AcceptInvitation(AcceptInvitation {
            request: request(),
            council: council(),
            secret: secret(),
        }),
        Request::Helped(GetHelped {}),
        Request::StopHelping(StopHelping { request: request(), holder: holder() }),
        Request::Help(Help { holder: Some(holder()) }),
    ]
}

pub fn replies() -> Vec<Reply> {
    let scheme = cambridgeshire();
    let helped = || Helped {
        holders: vec![HelpedHolder {
            holder: holder(),
            name: Some("Ada Resident".to_owned()),
            zone: Some(ZoneName::of(&"kite".parse().unwrap(), &cambridgeshire())),
            since: now(),
        }],
    };
    let invitation = InvitationView {
        council: scheme.name.clone(),
        from: Some("Ada Resident".to_owned()),
        until: now(),
        timezone: scheme.timezone.name().to_owned(),
    };
    vec![
        Reply::Helpers(HelpersView::of(&helpers(), now())),
        Reply::InviteHelper(HelpersView::of(&helpers(), now())),
        Reply::RemoveHelper(HelpersView::of(&Helpers::default(), now())),
        Reply::Invitation(invitation),
        Reply::AcceptInvitation(helped()),
        Reply::Helped(helped()),
        Reply::StopHelping(Helped { holders: Vec::new() }),
        Reply::Help(Helping { holder: Some(holder()) }),
    ]
}

#[test]
fn nothing_of_an_invitation_is_printed() {
    let printed = format!("{:?} {:?}", requests(), replies());
    for secret in ["battery staple", "mary@example.org", "Ada Resident", "Mary", "i2@example.org"] {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
}
