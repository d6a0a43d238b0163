"""How commands write pages and ledger and can be killed at any moment: begin at saving."""
