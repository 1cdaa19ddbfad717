//! An address that is told what happens to the stays, and the test whether it answers.

use super::{list, proved, told};
use crate::calls::Ask;
use crate::calls::accounts::proving::random;
use crate::store::{Delivery, Session, Webhook};
use crate::{tries, webhooks};
use permit_api::connections::{
    Connections, DeliveryState, Events, MadeWebhook, MakeWebhook, StayEvent, StayEventKind, TestWebhook,
};
use permit_api::{Code, Problem};
use permit_rules::Happening;

pub async fn make(ask: &Ask<'_>, session: &Session, input: MakeWebhook) -> Result<MadeWebhook, Problem> {
    let MakeWebhook { address, events, password } = input;
    if !Happening::ALL.iter().any(|it| Events::want(events, *it)) {
        return Err(Problem::new(Code::NothingChosen));
    }
    let (account, key) = proved(ask, session, password).await?;
    let address = ask.office.hooks.consider(&address).await?;
    let webhook = Webhook {
        id: random::<12>(ask)?,
        account: account.id.clone(),
        key,
        address,
        events,
        made_at: ask.now,
        stopped_at: None,
    };
    let secret = webhooks::secret_text(ask.office, &webhook);
    if !ask.office.store.put_webhook(webhook, told(ask, &account, "make_webhook")).await? {
        return Err(Problem::new(Code::TooManyConnections));
    }
    Ok(MadeWebhook { secret, connections: list(ask, session).await? })
}

/// Tells an address something at once, and says what came of it. One that answers again is told again from now on.
pub async fn test(ask: &Ask<'_>, session: &Session, input: TestWebhook) -> Result<Connections, Problem> {
    let (store, council) = (&ask.office.store, session.council.clone());
    let mine = store.webhooks(council.clone(), session.account.clone()).await?;
    let webhook = mine.into_iter().find(|it| it.id == input.id);
    let webhook = webhook.ok_or_else(|| Problem::new(Code::UnknownConnection))?;
    tries::count_hook_test(ask.office, &council, &session.account).await?;
    let body = serde_json::to_string(&StayEvent::test(ask.now)).map_err(|_| Problem::new(Code::Internal))?;
    let delivery = Delivery {
        name: format!("test-{}", random::<9>(ask)?),
        kind: StayEventKind::Test,
        body,
        // It is told here and now, and by nobody else meanwhile.
        state: DeliveryState::GivenUp,
        tries: 0,
        result: None,
        at: ask.now,
    };
    store.put_delivery(council.clone(), webhook.id.clone(), delivery.clone()).await?;
    let told = webhooks::tell(ask.office, &webhook, delivery).await?;
    if told.state == DeliveryState::Delivered && webhook.stopped_at.is_some() {
        store.stop_webhook(council, webhook.id, None, Vec::new()).await?;
    }
    list(ask, session).await
}
