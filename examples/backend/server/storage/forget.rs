//! Forgets everything of a company.

use super::{StorageError, Transaction};

/// Every table that refers to a company, before the table of companies. What refers to one of these goes with it.
const TABLES: [&str; 7] = [
    "vehicles",
    "clients",
    "contacts",
    "calls",
    "activities",
    "writes",
    "companies",
];

/// Deletes every row of a company. If it comes again, it begins as a new one does.
///
/// # Errors
///
/// [`StorageError`] when the database fails.
pub async fn forget_company(
    transaction: &mut Transaction,
    company: i64,
) -> Result<(), StorageError> {
    for table in TABLES {
        let statement = ["DELETE FROM ", table, " WHERE company = $1"].concat();
        sqlx::query(&statement)
            .bind(company)
            .execute(transaction.connection())
            .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn every_table_that_refers_to_a_company_is_forgotten() {
        let folder = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/server/storage/migrations/postgres"
        );
        let mut found = Vec::new();
        for file in fs::read_dir(folder).unwrap() {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            for table in text.split("CREATE TABLE ").skip(1) {
                let definition = table.split(");").next().unwrap();
                if definition.contains("REFERENCES companies") {
                    found.push(table.split(' ').next().unwrap().to_owned());
                }
            }
        }
        let (companies, tables) = TABLES.split_last().unwrap();
        assert_eq!(*companies, "companies");
        found.sort();
        let mut tables = tables.to_vec();
        tables.sort_unstable();
        assert_eq!(found, tables);
    }
}
