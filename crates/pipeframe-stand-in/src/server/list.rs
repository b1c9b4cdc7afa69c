//! Lists of records: which, in which order, and which part of them.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::account::{Company, Fields};
use crate::world::records::{Kind, id_of};

use super::operation::Version;
use super::v1;

const USUAL: usize = 100;
const MOST: usize = 500;
const MOST_IDS: usize = 100;

type Query = HashMap<String, String>;

/// The whole answer; or what is wrong with the query.
pub(super) fn list(
    company: &Company,
    kind: Kind,
    version: Version,
    query: &Query,
) -> Result<Value, String> {
    let limit = number(query, "limit", USUAL)?;
    if limit == 0 || limit > MOST {
        return Err(format!("limit must be from 1 to {MOST}"));
    }
    let mut found = matching(company.records(kind), version, query)?;
    match version {
        Version::One => {
            let start = number(query, "start", 0)?;
            let has_more = found.len() > start.saturating_add(limit);
            let part: Vec<Value> = found
                .into_iter()
                .skip(start)
                .take(limit)
                .map(|record| v1::render(company, kind, record))
                .collect();
            let mut pagination =
                json!({ "start": start, "limit": limit, "more_items_in_collection": has_more });
            if has_more {
                pagination["next_start"] = json!(start + limit);
            }
            // An empty list is null there.
            let data = if part.is_empty() {
                Value::Null
            } else {
                Value::from(part)
            };
            Ok(
                json!({ "success": true, "data": data, "additional_data": { "pagination": pagination } }),
            )
        }
        Version::Two => {
            sort(&mut found, query)?;
            let start = query.get("cursor").map_or(Ok(0), |cursor| {
                read_cursor(cursor).ok_or("cursor is invalid")
            })?;
            let has_more = found.len() > start.saturating_add(limit);
            let part: Vec<&Fields> = found.into_iter().skip(start).take(limit).collect();
            let next = has_more.then(|| cursor(start + limit));
            Ok(json!({ "success": true, "data": part, "additional_data": { "next_cursor": next } }))
        }
    }
}

fn number(query: &Query, name: &str, usual: usize) -> Result<usize, String> {
    let Some(text) = query.get(name) else {
        return Ok(usual);
    };
    text.parse().map_err(|_| format!("{name} must be a number"))
}

fn matching<'a>(
    records: &'a [Fields],
    version: Version,
    query: &Query,
) -> Result<Vec<&'a Fields>, String> {
    let names: &[(&str, &str)] = match version {
        Version::One => &[
            ("user_id", "owner_id"),
            ("status", "status"),
            ("stage_id", "stage_id"),
        ],
        Version::Two => &[
            ("owner_id", "owner_id"),
            ("person_id", "person_id"),
            ("org_id", "org_id"),
            ("pipeline_id", "pipeline_id"),
            ("stage_id", "stage_id"),
            ("status", "status"),
        ],
    };
    let is_same = |record: &Fields, field: &str, wanted: &str| match record.get(field) {
        Some(Value::String(text)) => text == wanted,
        Some(value) => *value == Value::from(wanted.parse::<u64>().ok()),
        None => true,
    };
    let mut found: Vec<&Fields> = records.iter().collect();
    for (name, field) in names {
        if let Some(wanted) = query.get(*name) {
            found.retain(|record| is_same(record, field, wanted));
        }
    }
    if let Some(ids) = query.get("ids").filter(|_| version == Version::Two) {
        let ids: Result<Vec<u64>, _> = ids.split(',').map(str::parse).collect();
        let ids = ids.ok().filter(|ids| ids.len() <= MOST_IDS);
        let ids = ids
            .ok_or_else(|| format!("ids must be at most {MOST_IDS} numbers with commas between"))?;
        found.retain(|record| ids.contains(&id_of(record)));
    }
    let time = |name: &str| match query.get(name) {
        Some(time) if time.len() != 20 || !time.ends_with('Z') => Err(format!(
            "{name} must be a time such as 2026-11-28T09:00:00Z"
        )),
        time => Ok(time),
    };
    let updated = |record: &Fields| {
        record
            .get("update_time")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    if let Some(since) = time("updated_since")? {
        found.retain(|record| updated(record) >= *since);
    }
    if let Some(until) = time("updated_until")? {
        found.retain(|record| updated(record) < *until);
    }
    Ok(found)
}

fn sort(found: &mut [&Fields], query: &Query) -> Result<(), String> {
    let by = query.get("sort_by").map_or("id", String::as_str);
    if !["id", "add_time", "update_time"].contains(&by) {
        return Err("sort_by must be id, add_time or update_time".to_owned());
    }
    let text = |record: &Fields| {
        record
            .get(by)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    found.sort_by_key(|record| (text(record), id_of(record)));
    match query.get("sort_direction").map_or("asc", String::as_str) {
        "asc" => Ok(()),
        "desc" => {
            found.reverse();
            Ok(())
        }
        _ => Err("sort_direction must be asc or desc".to_owned()),
    }
}

/// Where the next part begins, as a text that means nothing to an app.
fn cursor(start: usize) -> String {
    URL_SAFE_NO_PAD.encode(format!("after {start}"))
}

fn read_cursor(cursor: &str) -> Option<usize> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    text.strip_prefix("after ")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::sample;
    use crate::clock::Moment;

    fn ask(version: Version, kind: Kind, pairs: &[(&str, &str)]) -> Result<Value, String> {
        let company = sample(Moment(1_795_856_400_000)).unwrap().remove(0);
        let query = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        list(&company, kind, version, &query.collect())
    }

    fn ids(answer: &Value) -> Vec<u64> {
        let data = answer["data"].as_array().cloned().unwrap_or_default();
        data.iter()
            .map(|record| record["id"].as_u64().unwrap())
            .collect()
    }

    #[test]
    fn cursors_lead_through_all_of_version_2() {
        let mut seen = Vec::new();
        let mut cursor: Option<String> = None;
        loop {
            let mut pairs = vec![("limit", "3")];
            if let Some(cursor) = &cursor {
                pairs.push(("cursor", cursor));
            }
            let answer = ask(Version::Two, Kind::Person, &pairs).unwrap();
            seen.extend(ids(&answer));
            match answer["additional_data"]["next_cursor"].as_str() {
                Some(next) => cursor = Some(next.to_owned()),
                None => break,
            }
        }
        assert_eq!(seen, (1..=8).collect::<Vec<_>>());
    }

    #[test]
    fn version_1_counts_from_a_start_and_has_null_for_nothing() {
        let first = ask(Version::One, Kind::Person, &[("limit", "5")]).unwrap();
        let pagination = &first["additional_data"]["pagination"];
        assert_eq!(
            (ids(&first).len(), &pagination["next_start"]),
            (5, &json!(5))
        );
        let last = ask(
            Version::One,
            Kind::Person,
            &[("limit", "5"), ("start", "5")],
        )
        .unwrap();
        assert_eq!(ids(&last), [6, 7, 8]);
        assert_eq!(
            last["additional_data"]["pagination"]["more_items_in_collection"],
            false
        );
        let none = ask(Version::One, Kind::Deal, &[("status", "won")]).unwrap();
        assert_eq!(none["data"], Value::Null);
    }

    #[test]
    fn filters_and_orders_of_version_2_are_kept_to() {
        let two = |pairs: &[(&str, &str)]| ids(&ask(Version::Two, Kind::Deal, pairs).unwrap());
        assert_eq!(two(&[("ids", "3,1")]), [1, 3]);
        assert_eq!(two(&[("sort_direction", "desc")]), [3, 2, 1]);
        assert_eq!(two(&[("person_id", "1")]), [1]);
        assert_eq!(
            two(&[("updated_since", "2026-11-28T00:00:00Z")]),
            Vec::<u64>::new()
        );
        assert_eq!(two(&[("updated_until", "2026-11-28T00:00:00Z")]), [1, 2, 3]);
    }

    #[test]
    fn a_query_that_means_nothing_is_refused_by_its_name() {
        let wrong = [
            ("limit", "501"),
            ("limit", "0"),
            ("limit", "x"),
            ("cursor", "!"),
            ("ids", "a"),
            ("sort_by", "title"),
            ("sort_direction", "up"),
            ("updated_since", "today"),
        ];
        for pair in wrong {
            let refused = ask(Version::Two, Kind::Deal, &[pair]).unwrap_err();
            assert!(refused.starts_with(pair.0), "{refused}");
        }
    }
}
