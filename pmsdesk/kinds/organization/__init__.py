"""The company, its departments, its people, their appointments and its calendar."""
