await get("/api/v2/persons");
