//! Which addresses may be told: `https`, without a password in them, and only places that everybody on the internet can
//! reach, so that nobody uses the server to knock on doors inside. The connection goes to the very addresses that were
//! checked.

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;
use url::{Host, Url};

/// The most characters in an address.
const LONGEST: usize = 500;
/// How long looking a name up may take when an address is made.
const LOOK_UP: Duration = Duration::from_secs(3);

/// What an operator allows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HookSettings {
    /// Whether addresses on this machine may be told, without https. For demonstrations and tests only.
    pub this_machine: bool,
}

/// An address that may be told, as far as its text shows.
pub fn read(typed: &str, settings: HookSettings) -> Option<Url> {
    let url = Url::parse(typed.trim()).ok().filter(|_| typed.len() <= LONGEST)?;
    let literal = match url.host()? {
        Host::Domain("localhost") => Some(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        Host::Domain(_) => None,
        Host::Ipv4(ip) => Some(IpAddr::V4(ip)),
        Host::Ipv6(ip) => Some(IpAddr::V6(ip)),
    };
    let here = settings.this_machine && literal.is_some_and(|ip| ip.is_loopback());
    let scheme = url.scheme() == "https" || (here && url.scheme() == "http");
    let port = url.port_or_known_default().is_some_and(|port| port == 443 || port > 1023 || here);
    let plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    let outside = literal.is_none_or(|ip| may_connect(ip, settings));
    (scheme && port && plain && outside).then_some(url)
}

/// Whether a name leads, today, to a place that not everybody can reach. One that leads nowhere may do so later.
pub async fn leads_inside(url: &Url, settings: HookSettings) -> bool {
    let Some(Host::Domain(name)) = url.host() else { return false };
    let looking = tokio::time::timeout(LOOK_UP, tokio::net::lookup_host((name, 443))).await;
    let Ok(Ok(mut found)) = looking else { return false };
    found.any(|address| !may_connect(address.ip(), settings))
}

fn may_connect(ip: IpAddr, settings: HookSettings) -> bool {
    is_public(ip) || (settings.this_machine && ip.is_loopback())
}

/// Whether everybody on the internet reaches an address.
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => !CLOSED.iter().any(|(network, bits)| within(ip, *network, *bits)),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

/// Networks that are none of the internet's: private, shared, of one link, of this machine, reserved, for everybody at once.
const CLOSED: [(Ipv4Addr, u32); 16] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
    (Ipv4Addr::new(255, 255, 255, 255), 32),
];

fn within(ip: Ipv4Addr, network: Ipv4Addr, bits: u32) -> bool {
    (ip.to_bits() ^ network.to_bits()) >> (32 - bits) == 0
}

/// Only global unicast, and of that nothing that stands for another address or for an example: what is mapped, translated
/// or tunnelled to IPv4 is not taken at all.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [first, second, ..] = ip.segments();
    let special = first == 0x2001 && (second < 0x0200 || second == 0x0db8);
    let six_to_four = first == 0x2002;
    let example = first == 0x3fff && second < 0x1000;
    first & 0xe000 == 0x2000 && !special && !six_to_four && !example
}

/// A name leads to a place that not everybody can reach.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the name leads to an address that is not public")]
pub struct NotPublic;

/// Looks names up, and lets only those through that lead to public addresses and nowhere else.
pub struct Checked(pub HookSettings);

impl Resolve for Checked {
    fn resolve(&self, name: Name) -> Resolving {
        let settings = self.0;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            if found.iter().all(|address| may_connect(address.ip(), settings)) {
                Ok(Box::new(found.into_iter()) as Addrs)
            } else {
                Err(NotPublic.into())
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIVE: HookSettings = HookSettings { this_machine: false };
    const DEMO: HookSettings = HookSettings { this_machine: true };

    #[test]
    fn only_what_everybody_can_reach_is_told() {
        for good in [
            "https://example.org/hook?x=1",
            "https://ha.example.org:8123/api/webhook/abc",
            "https://8.8.8.8/hook",
            "https://[2606:4700:4700::1111]/hook",
        ] {
            assert!(read(good, LIVE).is_some(), "{good}");
        }
        for bad in [
            "http://example.org/hook",
            "ftp://example.org/",
            "https://user:secret@example.org/",
            "https://user@example.org/",
            "https://example.org/#part",
            "https://example.org:22/",
            "https://localhost/",
            "https://127.0.0.1/",
            "https://127.1/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://0/",
            "https://10.1.2.3/",
            "https://172.31.255.255/",
            "https://192.168.1.1/",
            "https://169.254.169.254/latest/meta-data",
            "https://100.64.0.1/",
            "https://198.18.0.1/",
            "https://224.0.0.1/",
            "https://255.255.255.255/",
            "https://[::1]/",
            "https://[::]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[::ffff:8.8.8.8]/",
            "https://[64:ff9b::a00:1]/",
            "https://[2002:a00:1::1]/",
            "https://[2001::1]/",
            "https://[2001:db8::1]/",
            "https://[fe80::1]/",
            "https://[fd00::1]/",
            "https://[ff02::1]/",
            "https://",
            "example.org",
            "",
        ] {
            assert!(read(bad, LIVE).is_none(), "{bad}");
        }
        assert!(read(&format!("https://example.org/{}", "a".repeat(LONGEST)), LIVE).is_none());
        assert!(read("https://172.32.0.1/", LIVE).is_some() && read("https://100.128.0.1/", LIVE).is_some());
    }

    #[test]
    fn this_machine_is_told_only_in_a_demonstration() {
        for here in ["http://127.0.0.1:9000/hook", "http://localhost:80/", "http://[::1]:8123/"] {
            assert!(read(here, DEMO).is_some() && read(here, LIVE).is_none(), "{here}");
        }
        for elsewhere in ["http://example.org/", "https://10.0.0.1/", "https://169.254.169.254/"] {
            assert!(read(elsewhere, DEMO).is_none(), "{elsewhere}");
        }
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_not_connected_to() {
        let look = async |settings| Checked(settings).resolve("localhost".parse().unwrap()).await;
        let refused = look(LIVE).await.err().expect("this machine is not public");
        assert!(refused.is::<NotPublic>(), "{refused}");
        assert!(look(DEMO).await.unwrap().all(|address| address.ip().is_loopback()));
    }
}
