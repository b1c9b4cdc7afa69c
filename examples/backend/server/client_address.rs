//! Where a request comes from, for what is counted before anybody is known.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};

/// The header in which a proxy says where a request comes from; none where the server is reached without one.
#[derive(Clone, Debug, Default)]
pub struct AddressHeader(pub Option<HeaderName>);

/// Where a request comes from: of IPv6 the network, in which one subscriber has every address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(IpAddr);

impl ClientAddress {
    /// Its name among what is counted.
    pub fn name(self) -> String {
        self.0.to_string()
    }

    fn of(peer: IpAddr, headers: &HeaderMap, AddressHeader(header): &AddressHeader) -> Self {
        let named = header.as_ref().and_then(|header| nearest(headers, header));
        Self(network(named.unwrap_or(peer)))
    }
}

/// The last address of the header, which the proxy wrote. The client may have written those before it.
fn nearest(headers: &HeaderMap, header: &HeaderName) -> Option<IpAddr> {
    let line = headers.get_all(header).iter().next_back()?;
    let last = line.to_str().ok()?.rsplit(',').next()?.trim();
    let with_port = || last.parse().ok().map(|address: SocketAddr| address.ip());
    let bracketed = || last.trim_matches(['[', ']']).parse().ok();
    last.parse().ok().or_else(with_port).or_else(bracketed)
}

fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        address @ IpAddr::V4(_) => address,
    }
}

impl<S: Send + Sync> FromRequestParts<S> for ClientAddress
where
    AddressHeader: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        // A server that does not know its peers counts all of them together.
        let peer = peer.map_or(Ipv6Addr::UNSPECIFIED.into(), |peer| peer.0.ip());
        Ok(Self::of(
            peer,
            &parts.headers,
            &AddressHeader::from_ref(state),
        ))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    const HEADER: HeaderName = HeaderName::from_static("x-forwarded-for");

    fn of(value: &'static str, header: Option<HeaderName>) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(HEADER, HeaderValue::from_static(value));
        let peer = IpAddr::from([127, 0, 0, 1]);
        ClientAddress::of(peer, &headers, &AddressHeader(header)).name()
    }

    #[test]
    fn what_the_nearest_proxy_says_counts_and_nothing_that_was_said_before() {
        for (value, address) in [
            ("203.0.113.7", "203.0.113.7"),
            ("198.51.100.1, 203.0.113.7", "203.0.113.7"),
            ("203.0.113.7:4711", "203.0.113.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
            ("[2001:db8:1:2::9]:443", "2001:db8:1:2::"),
            ("::ffff:203.0.113.7", "203.0.113.7"),
            ("203.0.113.7, unknown", "127.0.0.1"),
            ("", "127.0.0.1"),
        ] {
            assert_eq!(of(value, Some(HEADER)), address, "{value}");
        }
    }

    #[test]
    fn without_a_proxy_no_header_is_believed() {
        assert_eq!(of("203.0.113.7", None), "127.0.0.1");
    }
}
