# Familienlotse: `make run` serves the assistant, `make test` checks it. Nothing else is needed.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
export PYTHONWARNINGS := ignore
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

.PHONY: help run test train talk evaluate bench check widget telegram-setup offers check-offers due letters confirm statistics clean

help: ## Shows these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: .venv/ready train ## Serves the assistant (the first time: installs, loads the offers, trains)
	@$(PYTHON) -m bot.server

test: .venv/ready train ## Runs every test (in parallel), style and type checks first
	@$(MAKE) --no-print-directory check
	@$(PYTHON) -m pytest

train: .venv/ready ## Trains understanding and dialogue, if anything they read has changed
	@$(PYTHON) -m nlu train --if-changed
	@$(PYTHON) -m bot.server.model

talk: .venv/ready ## Chats in the terminal with the server that `make run` has started
	@$(PYTHON) -m bot.channels.terminal

evaluate: .venv/ready train ## Measures the understanding per language and writes docs/quality.md
	@$(PYTHON) -m nlu evaluate

bench: .venv/ready train ## Measures the speed of understanding, searching and answering
	@$(PYTHON) -m tests.bench

check: .venv/ready ## Checks style, types and the directions of imports
	@.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy && .venv/bin/lint-imports

offers: .venv/ready ## Loads the offer files into the database and names what is wrong in them
	@$(PYTHON) -m bot.server.data
	@$(PYTHON) -m bot.offers import $(if $(REMOVE),--remove)

check-offers: .venv/ready ## Lists old facts, missing contacts, dead references and doubles of the offers
	@$(PYTHON) -m bot.server.data
	@$(PYTHON) -m bot.offers check

due: .venv/ready ## Lists the providers whose offers should be confirmed again, who waits longest first
	@$(PYTHON) -m bot.confirmation due

letters: .venv/ready ## Writes a letter to each of these providers into var/letters
	@$(PYTHON) -m bot.confirmation letters

confirm: .venv/ready ## Notes that offers are still right: make confirm IDS="kita-a turnen-b"
	@$(PYTHON) -m bot.confirmation confirm $(IDS)

statistics: .venv/ready ## Shows what was counted in the last month: topics, places, what was missing
	@$(PYTHON) -m bot.statistics

widget: ## Builds the website widget (needs Node.js)
	@npm --prefix bot/widget ci && npm --prefix bot/widget run build

telegram-setup: .venv/ready ## Sets the bot's commands and descriptions in every language
	@$(PYTHON) -m bot.channels.telegram setup

clean: ## Removes environment, models and caches; keeps the data
	@rm -rf .venv models .pytest_cache .mypy_cache .ruff_cache

.venv/ready: requirements.lock bin/install
	@bin/install
	@touch $@
