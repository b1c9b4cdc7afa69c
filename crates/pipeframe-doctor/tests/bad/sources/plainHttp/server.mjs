await get("http://prices.garage.io/v1/parts");
if ((await get("/api/v2/deals")).status === 429) await later();
