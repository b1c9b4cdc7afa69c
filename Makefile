.DEFAULT_GOAL := help
.PHONY: help preview preview-dist test scenarios faults soak load speed deploy-check dist budget bytes bench measure setup env check format docs pictures doctor audit sbom semver fuzz

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { gsub(/\$$\$$/, "$$", $$2); printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

preview: ## Serve the simulated Pipedrive with your extension in it, rebuilt on every change; API=http://localhost:4000 with your server, BACKEND=1 with ours and a stand-in for Pipedrive's OAuth and API, TLS=1 over HTTPS
	@tools/preview.sh

preview-dist: ## Build the preview as static files and as an npm package, for developers without Rust, and try both
	@tools/preview-dist.sh

test: ## Run every check and every test; VERBOSE=1 shows their output
	@tools/test.sh

scenarios: ## Try each surface under each scenario of the failure lab; make test tries some of them
	@tools/scenarios.sh

faults: ## Try every fault of the server and of Pipedrive on every surface, and print the table
	@tools/faults.sh

soak: ## Post 100,000 messages to the preview, reload its frames 1,000 times, say what grew and how fast it answers
	@tools/soak.sh

speed: ## Time JSON panels and modals: how fast an optimised preview draws them, and how fast their documents are judged; fails beyond the limits
	@tools/speed.sh

load: ## Ask the app's server as 200 companies do, on PostgreSQL and on SQLite, kill and restart it meanwhile, and print the table
	@tools/load.sh $(ARGUMENTS)

deploy-check: ## Try the release behind nginx over TLS, in another site's frame, in Chromium, Firefox and WebKit, and print the table
	@tools/deploy-check.sh

doctor: ## Say what is wrong with the registration and the release before Pipedrive does; ARGUMENTS="--address https://…", or --form, --sarif
	@tools/doctor.sh $(ARGUMENTS)

dist: ## Build the release into dist/ and report its size; API=https://api.example.com and NAME="Car services" set it up
	@tools/dist.sh

budget: ## Build the release and agree to its sizes as they are
	@tools/dist.sh --keep

bytes: ## Say what each kilobyte of the release's programs is for; PAGES="panel modal" of some
	@tools/bytes.sh $(PAGES)

bench: ## Compare the app with the release before (BEFORE=folder) and with the same app in React, Preact, Solid and Svelte: a day, bytes, times, memory, presses; which goals are met. QUICK=1 takes minutes
	@tools/bench.sh

measure: ## Time builds, and how long the preview takes to open and to show a change; --quick by tools/measure.sh leaves out the clean build
	@tools/measure.sh

new: ## Begin an extension of your own: make new NAME=../my-extension, with a panel; SURFACES="panel modal" or SURFACES=all
	@tools/new.sh "$(NAME)" $(SURFACES)

setup: ## Install what the other commands need
	@tools/setup.sh

env: ## Print the variables that let trunk and cargo run on their own: eval "$$(make -s env)"
	@tools/env.sh

check: ## Compile and lint for the browser and for this machine
	@tools/check.sh

format: ## Format the Rust code
	@cargo fmt --all

docs: ## Build the book of docs/ into target/book, with a search and the documentation of the library
	@tools/docs.sh

pictures: ## Take all pictures again, those that tests compare with and those of the book, and show what changed
	@tools/pictures.sh

audit: ## Judge licences, sources and known vulnerabilities of everything that is built in; needs the network
	@tools/audit.sh

sbom: ## Write the bill of materials of a release into target/sbom, in the form of CycloneDX
	@tools/sbom.sh

semver: ## Compare the library's public API with the last tag; REV=HEAD~10 with a commit
	@tools/semver.sh $(REV)

fuzz: ## Try every property test with many more cases; CASES=100000 says how many of each
	@tools/fuzz.sh $(CASES)
