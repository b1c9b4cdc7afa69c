await get("/api/v2/persons");
await get("/api/v2/deals");
