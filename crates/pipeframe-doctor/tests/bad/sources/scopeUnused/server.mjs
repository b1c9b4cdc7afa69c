await get("/api/v2/persons");
if (answer.status === 429) await later(answer.headers.get("retry-after"));
