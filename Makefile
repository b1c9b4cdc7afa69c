.DEFAULT_GOAL := help
.PHONY: help preview test faults dist measure setup env check format docs

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { gsub(/\$$\$$/, "$$", $$2); printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

preview: ## Serve the simulated Pipedrive with your extension in it, rebuilt on every change; BACKEND=1 with the real server
	@tools/preview.sh

test: ## Run every check and every test; VERBOSE=1 shows their output
	@tools/test.sh

faults: ## Try every fault of the server and of Pipedrive on every surface, and print the table
	@tools/faults.sh

dist: ## Build the release into dist/ and report its size
	@tools/dist.sh

measure: ## Time how long the preview takes to open and to show a change
	@tools/measure.sh

setup: ## Install what the other commands need
	@tools/setup.sh

env: ## Print the variables that let trunk and cargo run on their own: eval "$$(make -s env)"
	@tools/env.sh

check: ## Compile and lint for the browser and for this machine
	@tools/check.sh

format: ## Format the Rust code
	@cargo fmt

docs: ## Build the documentation of the library
	@cargo doc --no-deps
