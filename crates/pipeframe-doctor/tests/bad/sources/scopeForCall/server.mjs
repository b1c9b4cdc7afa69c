await get("/api/v2/persons");
await get("/api/v2/deals");
if (answer.status === 429) await later(answer.headers.get("retry-after"));
