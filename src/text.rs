//! What the app says: `assets/locales/en.ftl`, and a file for each other language beside it.

pipeframe::texts!();
