from faheng.cli.main import main

main()
