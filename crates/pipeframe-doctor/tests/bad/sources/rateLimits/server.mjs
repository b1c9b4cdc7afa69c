await get("/api/v2/deals");
