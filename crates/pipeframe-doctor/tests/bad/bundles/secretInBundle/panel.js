const key = "a-secret-that-nobody-may-read";
