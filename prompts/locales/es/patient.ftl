### Lo que leen los pacientes.
