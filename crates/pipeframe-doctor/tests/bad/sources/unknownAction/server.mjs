sdk.execute(Command.OPEN_MODAL, { type: "custom_modal", action_id: "Contract" });
